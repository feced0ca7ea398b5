import "server-only";
import type { RunStatusAnswer } from "@/lib/contract/runs";
import type { Asker } from "@/lib/data/owners";
import { pool } from "@/lib/data/pool";
import { runStatus } from "@/lib/trace/event";

/**
 * Somebody should drive it, and nobody who lives does: its worker has not beaten for three seconds, or it waits for one and none is up.
 * Its status is the last that a worker wrote, which may be long ago. Of the table `run`.
 */
export const stalledCondition = `(driving and status not in ('succeeded', 'failed', 'cancelled') and created_at < now() - interval '3 seconds'
  and not exists (select 1 from worker_beat b where b.seen > now() - interval '3 seconds' and (run.driver is null or b.id = run.driver)))`;

export async function isStalled(run: string): Promise<boolean> {
  const { rows } = await pool().query<{ stalled: boolean }>(`select ${stalledCondition} as stalled from run where id = $1`, [run]);
  return rows[0]?.stalled === true;
}

/** How far a run is and whether it stalls, from its row alone; null for a stranger's. */
export async function findStanding(asker: Asker, id: string): Promise<RunStatusAnswer | null> {
  const { rows } = await pool().query<{ status: string; seq: number; stalled: boolean }>({
    name: "baton-standing",
    text: `select status, seq, ${stalledCondition} as stalled from run where id = $1 and owner_id = $2`,
    values: [id, asker.ownerId],
  });
  const [row] = rows;
  return row === undefined ? null : { id, status: runStatus.parse(row.status), seq: row.seq, stalled: row.stalled };
}
