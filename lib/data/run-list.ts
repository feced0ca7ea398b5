import "server-only";
import type { z } from "zod";
import type { RunSummary, listRuns as listOperation, runsQuery } from "@/lib/contract/runs";
import { stepFailure } from "@/lib/core/errors";
import { runStatus } from "@/lib/trace/event";
import { database } from "@/lib/data/client";
import { Prisma } from "@/lib/data/generated/client";
import type { Asker } from "@/lib/data/owners";
import { readCursor, toPage, type Cursor } from "@/lib/data/page";
import { runConditions } from "@/lib/data/run-conditions";
import { timing } from "@/lib/data/run-answer";
import { stalledCondition } from "@/lib/data/stalled";

export type RunsQuery = z.output<typeof runsQuery>;
export type RunsPage = z.output<typeof listOperation.answer>;

/** What may be sorted by: the caller's word never reaches the statement (S15). Each has an index that begins with the owner. */
const orders: Record<RunsQuery["sort"], Order> = {
  "-createdAt": { by: "created_at", down: true, place: (row) => row.listed_at.toISOString(), read: readTime },
  createdAt: { by: "created_at", down: false, place: (row) => row.listed_at.toISOString(), read: readTime },
  "-cost": { by: "cost", down: true, place: (row) => String(row.listed_cost), read: readNumber },
  "-duration": { by: "duration_ms", down: true, place: (row) => String(row.listed_ms), read: readNumber },
};

/** `place` is where a page ends, and `read` takes it back from a cursor; null: nobody of us wrote that. */
type Order = {
  by: "created_at" | "cost" | "duration_ms";
  down: boolean;
  place: (row: RunRow) => string;
  read: (text: string) => Prisma.Sql | null;
};

/** Counting stops here: whoever has more runs than this narrows the list instead of reading its length. */
const mostCounted = 10_000;

/** Columns of a list: no document, no spec (T8). */
const columns = Prisma.sql`run.id, run.number, run.title, run.graph_name, run.status, run.graph_id, run.version, run.spec_hash, run.simulated,
  run.origin_run_id, run.origin_from, run.tags, run.created_at, run.started_at, run.ended_at, run.cost, run.unpriced, run.input_tokens,
  run.output_tokens, run.cache_read, run.cache_write, run.error, ${Prisma.raw(stalledCondition)} as stalled`;

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
  input_tokens: bigint;
  output_tokens: bigint;
  cache_read: bigint;
  cache_write: bigint;
  error: unknown;
  stalled: boolean;
  listed_at: Date;
  listed_cost: bigint;
  listed_ms: bigint;
};

/** A page of runs, found in the narrow table of entries and shown from the runs themselves: one that goes on shows what it has cost by now. */
export async function listRuns(asker: Asker, query: RunsQuery): Promise<RunsPage> {
  const order = orders[query.sort];
  const where = runConditions(asker, query, Date.now());
  const direction = Prisma.raw(order.down ? "desc" : "asc");
  const [rows, counted] = await Promise.all([
    database().$queryRaw<RunRow[]>`select ${columns}, listed_at, listed_cost, listed_ms
      from (select e.run_id, e.created_at as listed_at, e.cost as listed_cost, e.duration_ms as listed_ms from run_entry e
            where ${where} and ${afterCursor(order, readCursor(query.cursor))}
            order by ${Prisma.raw(`e.${order.by}`)} ${direction}, e.run_id ${direction} limit ${query.limit + 1}) listed
      join run on run.id = run_id
      order by ${Prisma.raw(shown[order.by])} ${direction}, run_id ${direction}`,
    database().$queryRaw<
      [{ total: bigint }]
    >`select count(*) as total from (select 1 from run_entry e where ${where} limit ${mostCounted + 1}) e`,
  ]);
  const total = Number(counted[0].total);
  const page = toPage(rows, query.limit, Math.min(total, mostCounted), (row) => ({ value: order.place(row), id: row.id }), toRunSummary);
  return { ...page, totalIsExact: total <= mostCounted };
}

const shown = { created_at: "listed_at", cost: "listed_cost", duration_ms: "listed_ms" };

function afterCursor(order: Order, from: Cursor | null): Prisma.Sql {
  const value = from === null ? null : order.read(String(from.value));
  if (from === null || value === null) return Prisma.sql`true`;
  return Prisma.sql`(${Prisma.raw(`e.${order.by}`)}, e.run_id) ${Prisma.raw(order.down ? "<" : ">")} (${value}, ${from.id})`;
}

function readTime(text: string): Prisma.Sql | null {
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Prisma.sql`${new Date(at).toISOString()}::timestamptz`;
}

function readNumber(text: string): Prisma.Sql | null {
  return /^\d{1,18}$/.test(text) ? Prisma.sql`${text}::bigint` : null;
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
    tokens: {
      input: Number(row.input_tokens),
      output: Number(row.output_tokens),
      cacheRead: Number(row.cache_read),
      cacheWrite: Number(row.cache_write),
    },
    error: stepFailure.nullable().parse(row.error ?? null),
  };
}
