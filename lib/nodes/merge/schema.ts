import { z } from "zod";

export const mergeConfig = z.strictObject({
  wait: z.union([z.enum(["all", "any"]), z.strictObject({ count: z.number().int().min(1).max(1_000) })]).default("all"),
  rest: z.enum(["cancel", "ignore"]).default("cancel"),
  shape: z.enum(["object", "list", "text"]).default("object"),
  separator: z.string().max(1_000).default("\n\n"),
});
export type MergeConfig = z.infer<typeof mergeConfig>;
