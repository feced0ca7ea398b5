import "server-only";
import { compile } from "@/lib/compile/compile";
import { newId, ownerId, type OwnerId } from "@/lib/core/ids";
import { searchWords } from "@/lib/core/search-words";
import { markSql } from "@/lib/data/entry-words";
import { ensureOwner, type Asker } from "@/lib/data/owners";
import { pool } from "@/lib/data/pool";
import { parseGraph } from "@/lib/graph/parse";
import { catalogue } from "@/lib/model/catalogue";
import type { EventBody } from "@/lib/trace/event";

export function anAsker(name = newId()): Asker & { ownerId: OwnerId } {
  return { ownerId: ownerId.parse(name) };
}

type StoredRun = {
  id: string;
  /** As a worker does: events, the row's state and the notification in one statement. Events after one another share a moment. */
  append(events: EventBody[], status?: string): Promise<void>;
};

/** The smallest document that runs; the run's events say what happened, not it. */
export const aDocument = {
  version: 1,
  name: "Echo",
  nodes: [
    { id: "question", kind: "input", name: "Question", position: { x: 0, y: 0 }, config: { fields: [{ key: "topic", type: "text" }] } },
    { id: "answer", kind: "output", name: "Answer", position: { x: 240, y: 0 }, config: { value: "{{question.topic}}" } },
  ],
  edges: [{ id: "e1", kind: "flow", source: "question", sourcePort: "out", target: "answer", targetPort: "in" }],
};

/** A run of this person, queued, to which the test writes what a worker would. */
export async function aStoredRun(asker: Asker, document: object = aDocument, queued: EventBody = queuedEcho): Promise<StoredRun> {
  await ensureOwner(asker, "Somebody");
  const graph = parseGraph(document);
  if (!graph.ok) throw new Error(JSON.stringify(graph.error));
  const compiled = compile(graph.value, { catalogue });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
  const id = newId();
  let seq = 0;
  await pool().query(
    `with o as (update owner set last_run_number = last_run_number + 1 where id = $2 returning last_run_number as n),
     made as (insert into run (id, owner_id, number, graph_name, title, document, spec, spec_hash, simulated, tags)
       select $1, $2, o.n, $3, 'tea', $4, $5, $6, true, '{}' from o returning id, owner_id, created_at, number)
     insert into run_entry (run_id, owner_id, created_at, simulated, tags, models, words)
     select id, owner_id, created_at, true, '{}', '{}', array_to_tsvector($7::text[] || number::text || ${markSql("owner_id", "created_at")}) from made`,
    [
      id,
      asker.ownerId,
      graph.value.name,
      JSON.stringify(document),
      JSON.stringify(compiled.value.spec),
      compiled.value.hash,
      searchWords("tea", graph.value.name),
    ],
  );
  const append = async (events: EventBody[], status = "running") => {
    const from = seq;
    seq += events.length;
    const rows = events.map(({ type, ...data }, i) => ({ seq: from + i + 1, at: Date.UTC(2026, 10, 23, 12, 0, 0, from + i), type, data }));
    await pool().query(
      `with e as (insert into event (run_id, seq, at, type, data)
         select $1, x.seq, x.at, x.type, x.data from json_to_recordset($2) as x(seq int, at float8, type text, data json)),
       r as (update run set seq = $3, status = $4 where id = $1),
       l as (update run_entry set status = $4 where run_id = $1 and $4 in ('succeeded', 'failed', 'cancelled'))
       select pg_notify('run_events', $1 || ' ' || $3 || ' ' || $4)`,
      [id, JSON.stringify(rows), seq, status],
    );
  };
  await append([queued], "queued");
  return { id, append };
}

export const queuedEcho: EventBody = {
  type: "run.queued",
  graphId: null,
  version: null,
  specHash: "h",
  input: { topic: "tea" },
  simulated: true,
  tags: [],
  limits: { maxCostNanoUsd: null, maxTokens: null, maxSeconds: 600, concurrency: 4 },
};

export const finished: EventBody = {
  type: "run.finished",
  status: "succeeded",
  output: "tea",
  costNanoUsd: "0",
  unpricedCalls: 0,
  lost: { minNanoUsd: "0", maxNanoUsd: "0" },
  tokens: { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 },
  durationMs: 1,
};
