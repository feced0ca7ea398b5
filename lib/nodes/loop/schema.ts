import { z } from "zod";

export const loopConfig = z.strictObject({
  until: z.string().max(20_000).default(""),
  maxIterations: z.number().int().min(1).max(1_000).default(10),
  onLimit: z.enum(["continue", "fail"]).default("continue"),
});
export type LoopConfig = z.infer<typeof loopConfig>;
