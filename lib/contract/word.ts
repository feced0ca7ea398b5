import { z } from "zod";

/** Text to look for. A NUL is in nothing that is stored, and the database refuses to look for it. */
export function word(max: number) {
  return z
    .string()
    .max(max)
    .refine((text) => !text.includes("\u0000"), "It holds a NUL.");
}
