import { z } from "zod";
import { jsonValue } from "@/lib/core/json";

export const toolConfig = z.strictObject({
  server: z.string().max(200).default(""),
  tool: z.string().max(200).default(""),
  arguments: z.record(z.string(), jsonValue).default({}),
});
export type ToolConfig = z.infer<typeof toolConfig>;
