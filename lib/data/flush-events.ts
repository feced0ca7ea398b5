import "server-only";
import type pg from "pg";
import type { RunId } from "@/lib/core/ids";

/** What one run adds in one statement: `count` events after number `from`, with its row as it stands after them, in JSON. */
export type EventBlock = { run: { id: RunId; epoch: number }; from: number; count: number; row: string };

/**
 * Each run's block is accepted or refused by its own row (`epoch` and `seq` as the owner believes them): the others in the batch
 * are not harmed. Whoever stores a run's last event drives it no more. `json`, not `jsonb`: it keeps the order of keys.
 */
const flushStatement = {
  name: "baton-flush",
  text: `
with b as (select * from json_to_recordset($1::json) as x(r text, e int, s int, n int, st text, c bigint, u int, ll bigint, lm bigint, ti bigint, tout bigint, cr bigint,
             cw bigint, sa timestamptz, ea timestamptz, er json, oq int, mo text[], mc bigint[], wo text[], ev json, pay json)),
 locked as (select run.id from run join b on run.id = b.r order by run.id for update of run),
 own as (update run set seq = b.s + b.n, status = b.st, cost = b.c, unpriced = b.u, lost_min = b.ll, lost_max = b.lm, input_tokens = b.ti, output_tokens = b.tout, cache_read = b.cr,
           cache_write = b.cw, started_at = b.sa, ended_at = b.ea, error = b.er, open_questions = b.oq,
           driving = run.driving and b.ea is null, driver = case when b.ea is null then run.driver end
         from b, locked where run.id = b.r and locked.id = b.r and run.epoch = b.e and run.seq = b.s
         returning run.id, run.epoch, run.status, run.asked, b.s, b.n, b.ev, b.pay, b.c, b.sa, b.ea, b.mo, b.mc, b.wo),
 ins as (insert into event (run_id, seq, at, type, data) select own.id, own.s + v.o, (v.j->>0)::float8, v.j->>1, v.j->2
         from own, json_array_elements(own.ev) with ordinality as v(j, o)),
 ends as (update run_entry set status = own.status, cost = own.c, duration_ms = coalesce(extract(epoch from own.ea - own.sa) * 1000, 0),
            models = own.mo, model_costs = own.mc, words = words || array_to_tsvector(own.wo)
          from own where own.ea is not null and run_entry.run_id = own.id),
 pays as (insert into payload (run_id, id, value) select own.id, p.j->>0, p.j->1 from own, json_array_elements(own.pay) as p(j)
          on conflict do nothing)
select id, epoch, asked, pg_notify('run_events', id || ' ' || (s + n) || ' ' || status) from own`,
};

/**
 * The blocks that are stored, with how often each run was asked for something. By block, not by run: a worker that was too slow for its
 * own beat may have lost a run, taken it again, and carry blocks of both its ownerships at once.
 */
export async function flush(pool: pg.Pool, blocks: EventBlock[]): Promise<Map<EventBlock, number>> {
  const values = [`[${blocks.map((block) => block.row).join(",")}]`];
  let repeated = false;
  for (let wait = 50; ; wait = Math.min(wait * 2, 2_000)) {
    try {
      const { rows } = await pool.query<Accepted>({ ...flushStatement, values });
      const accepted = new Map(rows.flatMap((row) => blocks.flatMap((block) => (isOf(block, row) ? [[block, row.asked] as const] : []))));
      return repeated ? await withStoredBefore(pool, blocks, accepted) : accepted;
    } catch (cause) {
      if (!isPassing(cause)) throw cause;
      repeated = true;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}

/** A flush whose answer was lost is refused when repeated: the same epoch with my last number means that it was stored. */
async function withStoredBefore(pool: pg.Pool, blocks: EventBlock[], accepted: Map<EventBlock, number>): Promise<Map<EventBlock, number>> {
  const missing = blocks.filter((block) => !accepted.has(block));
  if (missing.length === 0) return accepted;
  const { rows } = await pool.query<Accepted & { seq: number }>("select id, epoch, seq, asked from run where id = any($1)", [
    missing.map((block) => block.run.id),
  ]);
  for (const row of rows)
    for (const block of missing) if (isOf(block, row) && row.seq === block.from + block.count) accepted.set(block, row.asked);
  return accepted;
}

type Accepted = { id: string; epoch: number; asked: number };

function isOf({ run }: EventBlock, row: Accepted): boolean {
  return run.id === row.id && run.epoch === row.epoch;
}

/** Lost connections, a server that starts or stops, a deadlock: the same statement may succeed later. */
export function isPassing(cause: unknown): boolean {
  if (!(cause instanceof Error)) return false;
  const code = "code" in cause && typeof cause.code === "string" ? cause.code : "";
  return (
    /^(08|57P|40P01|53300|ECONN|EPIPE|ETIMEDOUT)/.test(code) ||
    /Connection (terminated|ended)|timeout exceeded when trying to connect/i.test(cause.message)
  );
}
