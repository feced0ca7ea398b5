import "server-only";
import { toSlug } from "@/lib/core/slug";
import { database } from "@/lib/data/client";
import type { Asker } from "@/lib/data/owners";

/** `research-brief`, or `research-brief-2` where that is taken. It stays when the graph is renamed: others refer to it. */
export async function freeSlug(asker: Asker, name: string): Promise<string> {
  const base = toSlug(name);
  const rows = await database().graph.findMany({ where: { ownerId: asker.ownerId, slug: { startsWith: base } }, select: { slug: true } });
  const taken = new Set(rows.map((row) => row.slug));
  if (!taken.has(base)) return base;
  for (let n = 2; ; n++) if (!taken.has(`${base}-${n}`)) return `${base}-${n}`;
}
