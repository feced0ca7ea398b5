import "server-only";
import { momentOf, type RunFilter } from "@/lib/contract/run-filter";
import { searchQuery } from "@/lib/core/search-words";
import { Prisma } from "@/lib/data/generated/client";
import type { Asker } from "@/lib/data/owners";
import { endedStatus } from "@/lib/trace/event";

/** The filter as a condition on `run_entry e`; values only ever travel beside the statement (S15). */
export function runConditions(asker: Asker, filter: RunFilter, now: number): Prisma.Sql {
  const list = [Prisma.sql`e.owner_id = ${asker.ownerId}`];
  if (filter.graph !== undefined) list.push(Prisma.sql`e.graph_id = ${filter.graph}`);
  if (filter.version !== undefined) list.push(Prisma.sql`e.version = ${Number(filter.version)}`);
  if (filter.status !== undefined) list.push(statusCondition(filter.status.split(",")));
  if (filter.model !== undefined) list.push(Prisma.sql`e.models && ${filter.model.split(",")}`);
  if (filter.tag !== undefined) list.push(Prisma.sql`e.tags @> ${[filter.tag]}`);
  if (filter.text !== undefined) list.push(textCondition(filter.text));
  if (filter.simulated !== undefined) list.push(Prisma.sql`e.simulated = ${filter.simulated === "true"}`);
  if (filter.minCostUsd !== undefined) list.push(Prisma.sql`e.cost >= ${scaled(filter.minCostUsd, 1e9)}`);
  if (filter.maxCostUsd !== undefined) list.push(Prisma.sql`e.cost <= ${scaled(filter.maxCostUsd, 1e9)}`);
  if (filter.minSeconds !== undefined) list.push(Prisma.sql`e.duration_ms >= ${scaled(filter.minSeconds, 1e3)}`);
  if (filter.maxSeconds !== undefined) list.push(Prisma.sql`e.duration_ms <= ${scaled(filter.maxSeconds, 1e3)}`);
  if (filter.since !== undefined) list.push(Prisma.sql`e.created_at >= ${momentOf(filter.since, now)}`);
  if (filter.until !== undefined) list.push(Prisma.sql`e.created_at < ${momentOf(filter.until, now)}`);
  return Prisma.join(list, " and ");
}

/** Whether the index of words, models and tags has a part in it: that one finds all matches before it gives the first. */
export function usesWords({ text, model, tag }: RunFilter): boolean {
  return text !== undefined || model !== undefined || tag !== undefined;
}

/** Entries only know that a run goes on: how far it is stands in the run itself, and few go on at once. */
function statusCondition(words: string[]): Prisma.Sql {
  const ended = words.filter((word) => endedStatus.safeParse(word).success);
  const going = words.filter((word) => !ended.includes(word));
  const isGoing = Prisma.sql`e.status = 'going' and (select status from run where run.id = e.run_id) = any(${going})`;
  if (going.length === 0) return oneOf(ended);
  return ended.length === 0 ? isGoing : Prisma.sql`(${oneOf(ended)} or ${isGoing})`;
}

/** One value is said as one: only then does the index give the rows in order. */
function oneOf(words: string[]): Prisma.Sql {
  return words.length === 1 ? Prisma.sql`e.status = ${words[0]}` : Prisma.sql`e.status = any(${words})`;
}

function textCondition(text: string): Prisma.Sql {
  const query = searchQuery(text);
  return query === null ? Prisma.sql`false` : Prisma.sql`e.words @@ ${query}::tsquery`;
}

function scaled(decimal: string, by: number): bigint {
  return BigInt(Math.round(Number(decimal) * by));
}
