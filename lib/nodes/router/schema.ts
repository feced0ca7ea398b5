import { z } from "zod";
import { modelSettingsShape } from "@/lib/nodes/model-settings";

export const routerConfig = z.strictObject({
  ...modelSettingsShape,
  mode: z.enum(["condition", "model"]).optional(),
  routes: z
    .array(
      z.strictObject({ key: z.string().max(64), when: z.string().max(20_000).optional(), description: z.string().max(2_000).optional() }),
    )
    .max(50)
    .default([]),
  prompt: z.string().max(200_000).optional(),
});
export type RouterConfig = z.infer<typeof routerConfig>;
