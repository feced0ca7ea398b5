import "server-only";
import type { z } from "zod";
import type { RunSummary, listRuns as listOperation, runsQuery } from "@/lib/contract/runs";
import { stepFailure } from "@/lib/core/errors";
import { runStatus } from "@/lib/trace/event";
import { database } from "@/lib/data/client";
import { countEntries, findEntries, type Entry } from "@/lib/data/find-entries";
import { Prisma } from "@/lib/data/generated/client";
import type { Asker } from "@/lib/data/owners";
import { readCursor, timeOf, toPage, type Cursor } from "@/lib/data/page";
import { timing } from "@/lib/data/run-answer";
import { stalledCondition } from "@/lib/data/stalled";

export type RunsQuery = z.output<typeof runsQuery>;
export type RunsPage = z.output<typeof listOperation.answer>;

/** What may be sorted by: the caller's word never reaches the statement (S15). Each has an index that begins with the owner. */
const orders: Record<RunsQuery["sort"], Order> = {
  "-createdAt": { by: "created_at", down: true, place: byTime, read: readTime },
  createdAt: { by: "created_at", down: false, place: byTime, read: readTime },
  "-cost": { by: "cost", down: true, place: ({ cost }) => String(cost), read: readNumber },
  "-duration": { by: "duration_ms", down: true, place: ({ duration_ms }) => String(duration_ms), read: readNumber },
};

/** `place` is where a page ends, and `read` takes it back from a cursor; null: nobody of us wrote that. */
type Order = {
  by: "created_at" | "cost" | "duration_ms";
  down: boolean;
  place: (entry: Entry) => string;
  read: (from: Cursor) => { value: Prisma.Sql; at: number | null } | null;
};

/** Columns of a list: no document, no spec (T8). */
const columns = Prisma.sql`id, number, title, graph_name, status, graph_id, version, spec_hash, simulated,
  origin_run_id, origin_from, tags, created_at, started_at, ended_at, cost, unpriced, ${lostSql("min")} as lost_min,
  ${lostSql("max")} as lost_max, input_tokens, output_tokens, cache_read, cache_write, error, ${Prisma.raw(stalledCondition)} as stalled`;

export type RunRow = {
  id: string;
  number: number;
  title: string;
  graph_name: string;
  status: string;
  graph_id: string | null;
  version: number | null;
  spec_hash: string;
  simulated: boolean;
  origin_run_id: string | null;
  origin_from: string | null;
  tags: string[];
  created_at: Date;
  started_at: Date | null;
  ended_at: Date | null;
  cost: bigint;
  unpriced: number;
  lost_min: bigint;
  lost_max: bigint;
  input_tokens: bigint;
  output_tokens: bigint;
  cache_read: bigint;
  cache_write: bigint;
  error: unknown;
  stalled: boolean;
};

/** A page of runs, found in the narrow table of entries and shown from the runs themselves: one that goes on shows what it has cost by now. */
export async function listRuns(asker: Asker, query: RunsQuery): Promise<RunsPage> {
  const { limit, cursor, sort, ...filter } = query;
  const order = orders[sort];
  const [entries, counted] = await Promise.all([
    findEntries(asker, filter, order, readAfter(order, readCursor(cursor)), limit + 1),
    countEntries(asker, filter),
  ]);
  const ids = entries.map((entry) => entry.run_id);
  const rows = await database().$queryRaw<RunRow[]>`select ${columns} from run where id = any(${ids}) and owner_id = ${asker.ownerId}`;
  const runs = new Map(rows.map((row) => [row.id, toRunSummary(row)]));
  const page = toPage(
    entries,
    limit,
    counted.total,
    (entry) => ({ value: order.place(entry), id: entry.run_id }),
    ({ run_id }) => runs.get(run_id),
  );
  // One that was deleted between the two reads is not shown.
  return { ...page, items: page.items.filter((run) => run !== undefined), totalIsExact: counted.totalIsExact };
}

/** Rows from before the run kept it have none: there the last event says it, which is found by its number. A file may have said any number. */
function lostSql(end: "min" | "max"): Prisma.Sql {
  return Prisma.raw(`coalesce(run.lost_${end}, (select (event.data->'lost'->>'${end}NanoUsd')::bigint from event
    where event.run_id = run.id and event.seq = run.seq and event.type = 'run.finished'
      and length(event.data->'lost'->>'${end}NanoUsd') <= 18), 0)`);
}

function readAfter(order: Order, from: Cursor | null) {
  const place = from === null ? null : order.read(from);
  return from === null || place === null ? null : { ...place, id: from.id };
}

function byTime({ created_at }: Entry): string {
  return created_at.toISOString();
}

function readTime(from: Cursor): ReturnType<Order["read"]> {
  const at = timeOf(from);
  return at && { value: Prisma.sql`${at.toISOString()}::timestamptz`, at: at.getTime() };
}

function readNumber(from: Cursor): ReturnType<Order["read"]> {
  const text = String(from.value);
  return /^\d{1,18}$/.test(text) ? { value: Prisma.sql`${text}::bigint`, at: null } : null;
}

export function toRunSummary(row: RunRow): RunSummary {
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    graphName: row.graph_name,
    status: runStatus.parse(row.status),
    stalled: row.stalled,
    graphId: row.graph_id,
    version: row.version,
    specHash: row.spec_hash,
    simulated: row.simulated,
    origin: row.origin_run_id === null ? null : { runId: row.origin_run_id, from: row.origin_from ?? "" },
    tags: row.tags,
    createdAt: row.created_at.toISOString(),
    ...timing(row.started_at?.getTime() ?? null, row.ended_at?.getTime() ?? null),
    costNanoUsd: String(row.cost),
    unpricedCalls: row.unpriced,
    lost: { minNanoUsd: String(row.lost_min), maxNanoUsd: String(row.lost_max) },
    tokens: {
      input: Number(row.input_tokens),
      output: Number(row.output_tokens),
      cacheRead: Number(row.cache_read),
      cacheWrite: Number(row.cache_write),
    },
    error: stepFailure.nullable().parse(row.error ?? null),
  };
}
