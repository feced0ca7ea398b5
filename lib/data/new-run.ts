import "server-only";
import type pg from "pg";
import type { JsonObject, JsonValue } from "@/lib/core/json";
import { storable, storableJson } from "@/lib/core/json";
import type { OwnerId, RunId } from "@/lib/core/ids";
import { askChannel, wakeChannel } from "@/lib/data/wake";
import type { Graph } from "@/lib/graph/document";
import type { Spec } from "@/lib/spec/spec";
import type { EventOf } from "@/lib/trace/event";

export type NewRun = {
  id: RunId;
  ownerId: OwnerId;
  graphId: string | null;
  version: number | null;
  graph: Graph;
  spec: Spec;
  specHash: string;
  simulated: boolean;
  title: string;
  idempotencyKey: string | null;
  queued: Omit<EventOf<"run.queued">, "seq" | "at" | "type">;
};

/**
 * Makes the run with its one event that no driver writes (E13), and tells the workers: one statement, so that a run is there and will be
 * driven, or is not there at all. It locks the owner's row, so numbers have no gaps. A key that was used before fails as a doubled one
 * (`isDoubledKey`), and nothing is kept.
 */
export async function insertRun(pool: pg.Pool, run: NewRun): Promise<void> {
  const { rowCount } = await pool.query({
    name: "baton-new-run",
    text: `
with numbered as (update owner set last_run_number = last_run_number + 1 where id = $2 returning last_run_number as number),
 made as (insert into run (id, owner_id, number, graph_id, version, graph_name, title, document, spec, spec_hash, simulated, tags,
            idempotency_key, origin_run_id, origin_from, seq)
          select $1, $2, number, $3, $4, $5, $6, $7::json, $8::json, $9, $10, $11, $12, $13, $14, 1 from numbered returning id),
 noted as (insert into event (run_id, seq, at, type, data) select id, 1, $15, 'run.queued', $16::json from made returning run_id)
select pg_notify('${wakeChannel}', '') from noted`,
    values: [
      run.id,
      run.ownerId,
      run.graphId,
      run.version,
      run.graph.name,
      run.title,
      JSON.stringify(run.graph),
      JSON.stringify(run.spec),
      run.specHash,
      run.simulated,
      run.queued.tags,
      run.idempotencyKey,
      run.queued.origin?.runId ?? null,
      run.queued.origin?.from ?? null,
      Date.now(),
      JSON.stringify(storable(run.queued as unknown as JsonObject)), // an event is JSON
    ],
  });
  if (rowCount !== 1) throw new Error(`owner ${run.ownerId} does not exist`);
}

/** Whether a run was not made because the owner has one with this key. */
export function isDoubledKey(cause: unknown): boolean {
  return cause instanceof Error && "constraint" in cause && cause.constraint === "run_owner_id_idempotency_key_key";
}

export async function findByKey(pool: pg.Pool, ownerId: OwnerId, key: string): Promise<RunId | null> {
  const { rows } = await pool.query<{ id: RunId }>("select id from run where owner_id = $1 and idempotency_key = $2", [ownerId, key]);
  return rows[0]?.id ?? null;
}

export type NewRequest = { ownerId: OwnerId; run: RunId; id: string } & (
  | { kind: "cancel"; body: { by: string } }
  | { kind: "answer"; body: { questionId: string; decision: "approve" | "reject"; value?: JsonValue } }
);

/**
 * Leaves a request with the run, and tells who has to look at it: its driver, or where it rests whoever takes it then. A request that is
 * there already stays as it is, and nobody has to look: `before` is its body and when it was left; undefined: it is new. "unknown": the asker has no such run.
 */
export async function insertRequest(
  transaction: pg.ClientBase,
  request: NewRequest,
): Promise<{ before: { body: unknown; at: Date } | undefined } | "unknown" | "ended"> {
  const found = await transaction.query<{ driving: boolean; status: string }>(
    "select driving, status from run where id = $1 and owner_id = $2 for update",
    [request.run, request.ownerId],
  );
  const run = found.rows[0];
  if (run === undefined) return "unknown";
  if (["succeeded", "failed", "cancelled"].includes(run.status)) return "ended";
  const { rowCount } = await transaction.query(
    "insert into request (run_id, id, kind, body) values ($1, $2, $3, $4) on conflict do nothing",
    [request.run, request.id, request.kind, storableJson(request.body)],
  );
  if (rowCount === 0) {
    const kept = await transaction.query<{ body: unknown; at: Date }>(
      "select body, created_at as at from request where run_id = $1 and id = $2",
      [request.run, request.id],
    );
    return { before: kept.rows[0] };
  }
  await transaction.query("update run set asked = asked + 1, driving = true where id = $1", [request.run]);
  await transaction.query("select pg_notify($1, $2)", run.driving ? [askChannel, request.run] : [wakeChannel, ""]);
  return { before: undefined };
}
