import "server-only";
import type { RunFilter } from "@/lib/contract/run-filter";
import { queryOf, searchTerms } from "@/lib/core/search-words";
import { Prisma } from "@/lib/data/generated/client";
import type { Asker } from "@/lib/data/owners";
import { runConditions } from "@/lib/data/run-conditions";
import { termShares } from "@/lib/data/word-shares";

/** What more of a hundred entries have than these is quicker looked up in those that the other words find. */
const frequent = 0.2;

export type Matching = {
  /** What follows `from` in a statement over the entries `e` that match, and these conditions too. */
  from: (...more: Prisma.Sql[]) => Prisma.Sql;
  /** The share of all entries that match at most, as far as is known of the words alone; 0: not known. */
  share: number;
};

/**
 * A search is planned as if all matches were wanted: Postgres cannot know how frequent the beginning of a word is, takes it for rare or
 * frequent by guess, and would read the words of every run, newest first, to find fifty. And a word that nearly every run has costs
 * the index as much as all runs do, so only the rarer words are looked for in it.
 */
export async function matchingEntries(asker: Asker, filter: RunFilter, now: number): Promise<Matching> {
  const { text, ...others } = filter;
  const conditions = (more: Prisma.Sql[]) => Prisma.join([runConditions(asker, others, now), ...more], " and ");
  if (text === undefined) return { from: (...more) => Prisma.sql`run_entry e where ${conditions(more)}`, share: 1 };
  const { sought, also, share } = await split(text);
  if (sought === null) return { from: (...more) => Prisma.sql`run_entry e where ${conditions([...more, Prisma.sql`false`])}`, share };
  const rest = also === null ? Prisma.sql`true` : Prisma.sql`e.words @@ ${also}::tsquery`;
  const from: Matching["from"] = (...more) => {
    const found = conditions([...more, Prisma.sql`e.words @@ ${sought}::tsquery`]);
    return Prisma.sql`(select * from run_entry e where ${found} offset 0) e where ${rest}`;
  };
  return { from, share };
}

/** The words for the index, and those that are only looked up in what it gives. */
async function split(text: string): Promise<{ sought: string | null; also: string | null; share: number }> {
  const terms = searchTerms(text);
  const shares = await termShares(terms);
  const share = (term: (typeof terms)[number]) => shares.get(term) ?? 0;
  const [rarest] = terms.toSorted((one, other) => share(one) - share(other));
  const sought = terms.filter((term) => term === rarest || share(term) < frequent);
  const also = terms.filter((term) => !sought.includes(term));
  return { sought: queryOf(sought), also: queryOf(also), share: rarest === undefined ? 0 : share(rarest) };
}
