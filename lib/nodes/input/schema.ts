import { z } from "zod";
import { jsonValue } from "@/lib/core/json";

export const fieldType = z.enum(["text", "longtext", "number", "boolean", "select", "json", "file"]);

export const inputConfig = z.strictObject({
  fields: z
    .array(
      z.strictObject({
        key: z.string().max(64),
        type: fieldType,
        label: z.string().max(200).optional(),
        required: z.boolean().default(false),
        default: jsonValue.optional(),
        options: z.array(z.string().max(200)).max(200).optional(),
        description: z.string().max(2_000).optional(),
      }),
    )
    .max(100)
    .optional(),
});
export type InputConfig = z.infer<typeof inputConfig>;
