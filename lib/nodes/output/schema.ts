import { z } from "zod";

export const outputConfig = z.strictObject({ value: z.string().max(200_000).default("") });
export type OutputConfig = z.infer<typeof outputConfig>;
