import { z } from "zod";

export const noteConfig = z.strictObject({ text: z.string().max(20_000).default(""), color: z.string().max(40).optional() });
