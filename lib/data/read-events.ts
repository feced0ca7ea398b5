import "server-only";
import type pg from "pg";
import type { RunId } from "@/lib/core/ids";
import { parseEvent, type Event } from "@/lib/trace/event";

type Range = { after?: number; limit?: number; /** Streamed text, which a new owner has no use for. */ texts?: boolean };

/** The stored events of a run after a number, in order. Asks nothing about who may see them: lib/data/events.ts does. */
export async function readEvents(pool: pg.Pool, run: RunId, { after = 0, limit, texts = true }: Range = {}): Promise<Event[]> {
  const { rows } = await pool.query<{ seq: number; at: number; type: string; data: object }>(
    `select seq, at, type, data from event where run_id = $1 and seq > $2 and ($3 or type <> 'text.added') order by seq limit $4`,
    [run, after, texts, limit ?? null],
  );
  return rows.flatMap((row) => parseEvent({ ...row.data, seq: row.seq, at: new Date(row.at).toISOString(), type: row.type }) ?? []);
}
