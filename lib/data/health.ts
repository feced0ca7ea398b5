import "server-only";
import { pool } from "@/lib/data/pool";
import { isLiving } from "@/lib/data/workers";

/** Whether the database answers, and whether there is a living worker that takes runs. */
export async function readHealth(): Promise<{ database: boolean; engine: boolean }> {
  try {
    const { rows } = await pool().query<{ engine: boolean }>(
      `select exists (select 1 from worker_beat b where not draining and ${isLiving}) as engine`,
    );
    return { database: true, engine: rows[0]?.engine === true };
  } catch {
    return { database: false, engine: false };
  }
}
