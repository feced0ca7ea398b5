import { z } from "zod";
import { jsonValue } from "@/lib/core/json";
import { versionNumber } from "@/lib/core/version-number";

export const subgraphVersion = z.union([z.enum(["published", "latest"]), versionNumber]);

export const subgraphConfig = z.strictObject({
  graph: z.string().max(100).default(""),
  version: subgraphVersion.default("published"),
  input: z.record(z.string().max(64), jsonValue).default({}),
});
export type SubgraphConfig = z.infer<typeof subgraphConfig>;
