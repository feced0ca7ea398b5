import { z } from "zod";

export const mapConfig = z.strictObject({
  items: z.string().max(200_000).default(""),
  maxItems: z.number().int().min(1).max(10_000).default(1_000),
  concurrency: z.number().int().min(1).max(256).default(8),
  onItemError: z.enum(["fail", "skip", "keep"]).default("fail"),
});
export type MapConfig = z.infer<typeof mapConfig>;
