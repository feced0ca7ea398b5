import { z } from "zod";
import { modelSettingsShape } from "@/lib/nodes/model-settings";

export const evaluatorConfig = z.strictObject({
  ...modelSettingsShape,
  value: z.string().max(200_000).default("{{value}}"),
  rubric: z.string().max(200_000).default(""),
  threshold: z.number().min(0).max(1).default(0.7),
});
export type EvaluatorConfig = z.infer<typeof evaluatorConfig>;
