import "server-only";
import type { OwnerId } from "@/lib/core/ids";

const dayMs = 86_400_000;

/**
 * Beside its words an entry holds one mark of whose it is and of its day, as SQL: a search of frequent words looks at the newest days
 * first, and never at anybody else's. No word can be one: words are letters and digits.
 */
export function markSql(owner: string, createdAt: string): string {
  return `('#' || ${owner} || ':' || floor(extract(epoch from ${createdAt}) / 86400)::int)`;
}

/** The marks of so many days up to this moment, as a part of a tsquery. */
export function marksUpTo({ ownerId }: { ownerId: OwnerId }, moment: number, days: number): string {
  const owner = ownerId.replaceAll(/['\\]/g, (letter) => letter + letter);
  const last = Math.floor(moment / dayMs);
  return `(${Array.from({ length: days }, (_, back) => `'#${owner}:${last - back}'`).join(" | ")})`;
}
