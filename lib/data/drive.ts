import "server-only";
import type pg from "pg";
import { z } from "zod";
import { jsonValue, type JsonValue } from "@/lib/core/json";
import type { RunId } from "@/lib/core/ids";
import { readEvents } from "@/lib/data/read-events";
import { wakeChannel } from "@/lib/data/wake";
import type { Payload } from "@/lib/engine/journal";
import type { Asked, Parking } from "@/lib/engine/ports";
import { spec, type Spec } from "@/lib/spec/spec";
import type { Event } from "@/lib/trace/event";

const requestBody = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("cancel"), id: z.string(), by: z.string() }),
  z.object({
    kind: z.literal("answer"),
    id: z.string(),
    questionId: z.string(),
    decision: z.enum(["approve", "reject"]),
    value: jsonValue.optional(),
  }),
]);

/** What was asked of the run, oldest first, and how often by now. */
export async function readRequests(pool: pg.Pool, run: RunId): Promise<{ count: number; requests: Asked[] }> {
  const { rows } = await pool.query<{ asked: number; id: string | null; kind: string; body: object }>(
    "select asked, request.id, kind, body from run left join request on run_id = run.id where run.id = $1 order by request.created_at, request.id",
    [run],
  );
  const requests = rows.flatMap(({ id, kind, body }) => (id === null ? [] : requestBody.parse({ ...body, id, kind })));
  return { count: rows[0]?.asked ?? 0, requests };
}

/** Leaves a run that only waits for people to itself. Refused where something was asked that its driver has not heard of. */
export async function parkRun(pool: pg.Pool, { id, epoch, asked, wakeAt }: Parking): Promise<"parked" | "asked"> {
  const { rowCount } = await pool.query(
    "update run set driving = false, driver = null, wake_at = $4 where id = $1 and epoch = $2 and asked = $3",
    [id, epoch, asked, wakeAt],
  );
  return rowCount === 1 ? "parked" : "asked";
}

/** Which of these runs were asked for something since: the fallback for a notification that got lost. */
export async function askedCounts(pool: pg.Pool, runs: RunId[]): Promise<Map<RunId, number>> {
  const { rows } = await pool.query<{ id: RunId; asked: number }>("select id, asked from run where id = any($1)", [runs]);
  return new Map(rows.map((row) => [row.id, row.asked]));
}

export async function readPayloads(pool: pg.Pool, run: RunId): Promise<{ id: string; value: JsonValue }[]> {
  const { rows } = await pool.query<{ id: string; value: unknown }>("select id, value from payload where run_id = $1", [run]);
  return rows.map((row) => ({ id: row.id, value: jsonValue.parse(row.value) }));
}

/** All that a fork of a run reads of it; null where it was deleted. Streamed texts are none of it. */
export async function readRecordOf(pool: pg.Pool, run: RunId): Promise<{ spec: Spec; events: Event[]; payloads: Payload[] } | null> {
  const { rows } = await pool.query<{ spec: unknown }>("select spec from run where id = $1", [run]);
  if (rows[0] === undefined) return null;
  const [events, payloads] = await Promise.all([readEvents(pool, run, { texts: false }), readPayloads(pool, run)]);
  return { spec: spec.parse(rows[0].spec), events, payloads };
}

/** This worker drives it no more, and another one may take it at once. Does nothing where it was taken over. */
export async function letGo(pool: pg.Pool, run: RunId, epoch: number): Promise<void> {
  await pool.query(
    `with freed as (update run set driver = null where id = $1 and epoch = $2 returning id) select pg_notify('${wakeChannel}', '') from freed`,
    [run, epoch],
  );
}

/** Nobody drives it for a while: what went wrong with it would go wrong again at once. Does nothing where it was taken over. */
export async function restRun(pool: pg.Pool, run: RunId, epoch: number): Promise<void> {
  await pool.query(
    "update run set driving = false, driver = null, wake_at = now() + interval '5 seconds' where id = $1 and epoch = $2 and driving",
    [run, epoch],
  );
}
