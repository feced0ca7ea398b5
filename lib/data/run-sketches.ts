import "server-only";
import type { Asker } from "@/lib/data/owners";
import { pool } from "@/lib/data/pool";
import { toSketch, type SketchBar, type SketchEvent } from "@/lib/trace/sketch";

type Row = { run_id: string; at: number; type: string; step: string; model: string | null };

/** Small waterfalls for a list, by run: one read of the events that begin and end steps, none of what was streamed. */
export async function readSketches(asker: Asker, runIds: readonly string[], now: number): Promise<Map<string, SketchBar[]>> {
  const { rows } = await pool().query<Row>({
    name: "baton-sketches",
    text: `select event.run_id, event.at, event.type, event.data->>'stepId' as step, event.data->>'model' as model
      from event join run on run.id = event.run_id
      where run.id = any($1) and run.owner_id = $2 and event.type in ('step.started', 'step.finished', 'step.failed', 'step.cancelled')
      order by event.run_id, event.seq`,
    values: [runIds, asker.ownerId],
  });
  const events = new Map<string, SketchEvent[]>();
  for (const id of runIds) events.set(id, []);
  for (const { run_id, at, type, step, model } of rows) events.get(run_id)?.push({ at, type, stepId: step, model });
  return new Map([...events].map(([id, own]) => [id, toSketch(own, now)]));
}
