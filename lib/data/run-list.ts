import "server-only";
import type { z } from "zod";
import type { Page } from "@/lib/contract/list";
import type { RunSummary, runsQuery } from "@/lib/contract/runs";
import { stepFailure } from "@/lib/core/errors";
import { runStatus } from "@/lib/trace/event";
import { database } from "@/lib/data/client";
import { Prisma } from "@/lib/data/generated/client";
import type { Asker } from "@/lib/data/owners";
import { likeText, readCursor, toPage, type Cursor } from "@/lib/data/page";
import { timing } from "@/lib/data/run-answer";
import { stalledCondition } from "@/lib/data/stalled";

export type RunsQuery = Omit<z.output<typeof runsQuery>, "status"> & { status: string[] };

/** What may be sorted by: the caller's word never reaches the statement (S15). */
const orders: Record<RunsQuery["sort"], { by: Prisma.Sql; down: boolean; place: (run: RunRow) => Cursor["value"] }> = {
  "-createdAt": { by: Prisma.sql`extract(epoch from created_at)`, down: true, place: (run) => seconds(run.created_at) },
  createdAt: { by: Prisma.sql`extract(epoch from created_at)`, down: false, place: (run) => seconds(run.created_at) },
  "-cost": { by: Prisma.sql`cost`, down: true, place: (run) => String(run.cost) },
  "-duration": {
    by: Prisma.sql`coalesce(extract(epoch from ended_at - started_at), 0)`,
    down: true,
    place: (run) => (run.started_at === null || run.ended_at === null ? 0 : seconds(run.ended_at) - seconds(run.started_at)),
  },
};

/** Columns of a list: no document, no spec (T8). */
const columns = Prisma.sql`id, number, title, graph_name, status, graph_id, version, spec_hash, simulated, origin_run_id, origin_from, tags,
  created_at, started_at, ended_at, cost, unpriced, input_tokens, output_tokens, cache_read, cache_write, error,
  ${Prisma.raw(stalledCondition)} as stalled`;

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
};

export async function listRuns(asker: Asker, query: RunsQuery): Promise<Page<RunSummary>> {
  const order = orders[query.sort];
  const where = Prisma.join(conditions(asker, query), " and ");
  const after = afterCursor(order, readCursor(query.cursor));
  const direction = order.down ? Prisma.sql`desc` : Prisma.sql`asc`;
  const [rows, counted] = await Promise.all([
    database().$queryRaw<RunRow[]>`select ${columns} from run where ${where} and ${after}
      order by ${order.by} ${direction}, id ${direction} limit ${query.limit + 1}`,
    database().$queryRaw<[{ total: bigint }]>`select count(*) as total from run where ${where}`,
  ]);
  return toPage(rows, query.limit, Number(counted[0].total), (row) => ({ value: order.place(row), id: row.id }), toRunSummary);
}

function conditions(asker: Asker, query: RunsQuery): Prisma.Sql[] {
  const list = [Prisma.sql`owner_id = ${asker.ownerId}`];
  if (query.graph !== undefined) list.push(Prisma.sql`graph_id = ${query.graph}`);
  if (query.version !== undefined) list.push(Prisma.sql`version = ${query.version}`);
  if (query.status.length > 0) list.push(Prisma.sql`status = any(${query.status})`);
  if (query.tag !== undefined) list.push(Prisma.sql`${query.tag} = any(tags)`);
  if (query.text !== undefined) {
    const like = likeText(query.text);
    list.push(Prisma.sql`(title ilike ${like} or graph_name ilike ${like} or number::text = ${query.text})`);
  }
  return list;
}

function afterCursor(order: { by: Prisma.Sql; down: boolean }, from: Cursor | null): Prisma.Sql {
  const value = from === null ? Number.NaN : Number(from.value);
  if (from === null || Number.isNaN(value)) return Prisma.sql`true`;
  const place = Prisma.sql`(${String(from.value)}::numeric, ${from.id})`;
  return order.down ? Prisma.sql`(${order.by}::numeric, id) < ${place}` : Prisma.sql`(${order.by}::numeric, id) > ${place}`;
}

function seconds(at: Date): number {
  return at.getTime() / 1_000;
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
