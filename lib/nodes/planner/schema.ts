import { z } from "zod";
import { jsonSchema, modelSettingsShape } from "@/lib/nodes/model-settings";

export const plannerConfig = z.strictObject({
  ...modelSettingsShape,
  system: z.string().max(200_000).optional(),
  prompt: z.string().max(200_000).default(""),
  maxTasks: z.number().int().min(1).max(200).default(8),
  maxRounds: z.number().int().min(1).max(10).default(1),
  review: z.boolean().default(false),
  synthesize: z.boolean().default(true),
  outputSchema: jsonSchema.optional(),
});
export type PlannerConfig = z.infer<typeof plannerConfig>;
