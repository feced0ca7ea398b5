import { z } from "zod";
import { jsonValue } from "@/lib/core/json";

export const transformConfig = z.strictObject({ template: jsonValue.optional(), expression: z.string().max(20_000).optional() });
export type TransformConfig = z.infer<typeof transformConfig>;
