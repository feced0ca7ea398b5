import "server-only";
import type pg from "pg";
import { z } from "zod";
import { jsonValue, type JsonValue } from "@/lib/core/json";
import { runId, stepId, type RunId } from "@/lib/core/ids";
import { refOf } from "@/lib/data/payloads";
import type { KeptResult, Results } from "@/lib/engine/ports";

const finished = z.object({ output: jsonValue, carries: jsonValue.optional(), livePorts: z.array(z.string()) });

/** Results that nodes asked to keep, each owner's apart. A result is the event of the step that came to it: it goes with its run. */
export function keptResults(pool: pg.Pool): Results {
  return {
    async find(run, key) {
      const { rows } = await pool.query<{ run_id: string; step_id: string; saved: string; data: unknown }>({
        name: "find kept result",
        text: `select kept.run_id, kept.step_id, kept.saved, event.data
          from run join kept_result kept on kept.owner_id = run.owner_id and kept.key = $2
          join event on event.run_id = kept.run_id and event.seq = kept.seq and event.type = 'step.finished'
          where run.id = $1`,
        values: [run, key],
      });
      const [row] = rows;
      return row === undefined ? null : toResult(pool, row);
    },
    async keep(run, key, { stepId: step, seq, savedNanoUsd }) {
      // The newest one holds: whoever did the work anew wanted to.
      await pool.query(
        `insert into kept_result (owner_id, key, run_id, step_id, seq, saved)
         select owner_id, $2, id, $3, $4, $5 from run where id = $1
         on conflict (owner_id, key) do update set run_id = excluded.run_id, step_id = excluded.step_id, seq = excluded.seq, saved = excluded.saved`,
        [run, key, step, seq, String(savedNanoUsd)],
      );
    },
  };
}

async function toResult(pool: pg.Pool, row: { run_id: string; step_id: string; saved: string; data: unknown }): Promise<KeptResult> {
  const { output, carries, livePorts } = finished.parse(row.data);
  const run = runId.parse(row.run_id);
  return {
    from: { runId: run, stepId: stepId.parse(row.step_id) },
    output: await loaded(pool, run, output),
    carries: carries === undefined ? undefined : await loaded(pool, run, carries),
    livePorts,
    savedNanoUsd: BigInt(row.saved),
  };
}

async function loaded(pool: pg.Pool, run: RunId, value: JsonValue): Promise<JsonValue> {
  const id = refOf(value);
  if (id === null) return value;
  const { rows } = await pool.query<{ value: unknown }>("select value from payload where run_id = $1 and id = $2", [run, id]);
  return jsonValue.parse(rows[0]?.value);
}
