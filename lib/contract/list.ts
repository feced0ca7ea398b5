import { z } from "zod";

/** What every list understands. Query values are text, so numbers are read from it. */
export const pageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(400).optional(),
});
export type PageQuery = z.infer<typeof pageQuery>;

export function listOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable(), total: z.number() });
}

export type Page<T> = { items: T[]; nextCursor: string | null; total: number };
