import { z } from "zod";
import { versionNumber } from "@/lib/core/version-number";
import { httpRequestShape } from "@/lib/nodes/http-request";
import { jsonSchema, modelSettingsShape } from "@/lib/nodes/model-settings";

const toolName = z.string().min(1).max(64);

export const executorTool = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("mcp"), server: z.string(), names: z.array(z.string()).optional() }),
  z.strictObject({ type: z.literal("web_search"), maxUses: z.number().int().positive().default(5) }),
  z.strictObject({ type: z.literal("web_fetch"), maxUses: z.number().int().positive().default(5) }),
  z.strictObject({
    type: z.literal("subgraph"),
    name: toolName,
    description: z.string(),
    graph: z.string(),
    version: z.union([z.enum(["published", "latest"]), versionNumber]).default("published"),
  }),
  z.strictObject({
    type: z.literal("http"),
    name: toolName,
    description: z.string(),
    inputSchema: jsonSchema,
    request: z.strictObject(httpRequestShape),
  }),
]);

export const executorConfig = z.strictObject({
  ...modelSettingsShape,
  system: z.string().max(200_000).optional(),
  prompt: z.string().max(200_000).default(""),
  outputSchema: jsonSchema.optional(),
  tools: z.array(executorTool).max(100).default([]),
  maxTurns: z.number().int().min(1).max(100).default(10),
  attachments: z.array(z.string()).max(100).default([]),
  taskModels: z.array(z.string()).max(20).default([]),
});
export type ExecutorTool = z.infer<typeof executorTool>;
export type ExecutorConfig = z.infer<typeof executorConfig>;
