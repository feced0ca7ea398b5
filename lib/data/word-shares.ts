import "server-only";
import type { Term } from "@/lib/core/search-words";
import { database } from "@/lib/data/client";

/** What is frequent changes slowly, and is only used to find a quick way. */
const keptMs = 600_000;
let kept: { at: number; shares: Promise<ReadonlyMap<string, number>> } | null = null;

/**
 * The share of all entries that hold a word that is searched for, as far as Postgres knows: it keeps the thousand most frequent words
 * of a sample. 0: none of those. Everybody's entries count, and no word leaves the server.
 */
export async function termShares(terms: Term[]): Promise<Map<Term, number>> {
  const now = Date.now();
  if (kept === null || now - kept.at > keptMs) {
    kept = { at: now, shares: readShares() };
    // What could not be read is asked for again by the next search.
    kept.shares.catch(() => (kept = null));
  }
  const shares = await kept.shares;
  return new Map(terms.map((term) => [term, shareOf(term, shares)]));
}

function shareOf({ word, begins }: Term, shares: ReadonlyMap<string, number>): number {
  if (!begins) return shares.get(word) ?? 0;
  let sum = 0;
  for (const [known, share] of shares) if (known.startsWith(word)) sum += share;
  return sum;
}

async function readShares(): Promise<ReadonlyMap<string, number>> {
  const rows = await database().$queryRaw<{ word: string | null; share: number }[]>`
    select unnest(most_common_elems::text::text[]) as word, unnest(most_common_elem_freqs)::float8 as share
    from pg_stats where schemaname = current_schema() and tablename = 'run_entry' and attname = 'words'`;
  // After the words' shares stand their least and their greatest, without a word.
  return new Map(rows.flatMap(({ word, share }) => (word === null ? [] : [[word, share] as const])));
}
