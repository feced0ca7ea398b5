import "server-only";
import type pg from "pg";
import { batched } from "@/lib/core/batched";
import type { JsonObject, JsonValue } from "@/lib/core/json";
import { storableJson } from "@/lib/core/json";
import type { OwnerId, RunId } from "@/lib/core/ids";
import { searchWords } from "@/lib/core/search-words";
import { markSql } from "@/lib/data/entry-words";
import { pool } from "@/lib/data/pool";
import { askChannel, wakeChannel } from "@/lib/data/wake";
import type { Graph } from "@/lib/graph/document";
import { modelsOf } from "@/lib/spec/models-of";
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
 * driven, or is not there at all. Runs that are made at the same moment share one. It locks the owner's row, so numbers have no gaps. A key
 * that was used before fails as a doubled one (`isDoubledKey`), and nothing is kept.
 */
export const insertRun = batched(insertRuns, 50);

/** Where one of them cannot be made none is, so each is tried alone. */
async function insertRuns(runs: NewRun[]): Promise<PromiseSettledResult<void>[]> {
  const whole = await Promise.allSettled([insertAll(runs)]);
  if (whole[0].status === "fulfilled" || runs.length === 1) return runs.map(() => whole[0]);
  const alone: PromiseSettledResult<void>[] = [];
  for (const run of runs) alone.push(...(await Promise.allSettled([insertAll([run])])));
  return alone;
}

async function insertAll(runs: NewRun[]): Promise<void> {
  const { rowCount } = await pool().query({
    name: "baton-new-runs",
    text: `
with given as materialized (select *, row_number() over (partition by o order by i) as place from json_to_recordset($1::json) as x(i int, id text,
           o text, graph_id text, version int, name text, title text, document json, spec json, hash text, simulated boolean, tags text[],
           models text[], words text[], key text, origin text, origin_from text, at float8, queued json)),
 asked as (select o, count(*) as runs from given group by o),
 locked as materialized (select id from owner where id in (select o from asked) order by id for update),
 numbered as (update owner set last_run_number = last_run_number + runs from asked, locked where owner.id = o and locked.id = o
              returning owner.id, last_run_number - runs as before),
 made as (insert into run (id, owner_id, number, graph_id, version, graph_name, title, document, spec, spec_hash, simulated, tags,
            idempotency_key, origin_run_id, origin_from, seq)
          select given.id, o, before + place, graph_id, version, name, title, document, spec, hash, simulated, tags, key, origin, origin_from, 1
          from given join numbered on numbered.id = o order by i returning id, number, created_at),
 listed as (insert into run_entry (run_id, owner_id, created_at, graph_id, version, simulated, tags, models, words)
            select id, o, created_at, graph_id, version, simulated, tags, models, array_to_tsvector(words || number::text || ${markSql("o", "created_at")})
            from made join given using (id)),
 noted as (insert into event (run_id, seq, at, type, data) select made.id, 1, at, 'run.queued', queued from made join given using (id)
           returning run_id)
select pg_notify('${wakeChannel}', '') from noted`,
    values: [`[${runs.map(toRow).join(",")}]`],
  });
  if (rowCount !== runs.length) throw new Error(`an owner does not exist: ${[...new Set(runs.map((run) => run.ownerId))].join(", ")}`);
}

function toRow(run: NewRun, index: number): string {
  const { graph, spec, queued } = run;
  const head = {
    i: index,
    id: run.id,
    o: run.ownerId,
    graph_id: run.graphId,
    version: run.version,
    name: graph.name,
    title: run.title,
    hash: run.specHash,
    simulated: run.simulated,
    tags: queued.tags,
    models: modelsOf(spec),
    words: searchWords(run.title, graph.name, queued.input),
    key: run.idempotencyKey,
    origin: queued.origin?.runId ?? null,
    origin_from: queued.origin?.from ?? null,
    at: Date.now(),
  };
  // An event is JSON.
  const first = storableJson(queued as unknown as JsonObject);
  return `${storableJson(head).slice(0, -1)},"document":${JSON.stringify(graph)},"spec":${JSON.stringify(spec)},"queued":${first}}`;
}

/** Whether a run was not made because the owner has one with this key. */
export function isDoubledKey(cause: unknown): boolean {
  return cause instanceof Error && "constraint" in cause && cause.constraint === "run_owner_id_idempotency_key_key";
}

export async function findByKey(ownerId: OwnerId, key: string): Promise<RunId | null> {
  const { rows } = await pool().query<{ id: RunId }>("select id from run where owner_id = $1 and idempotency_key = $2", [ownerId, key]);
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
