import "server-only";
import { pool } from "@/lib/data/pool";

/** Whether the database answers, and whether a worker beat within the last three seconds. */
export async function readHealth(): Promise<{ database: boolean; engine: boolean }> {
  try {
    const { rows } = await pool().query<{ engine: boolean }>(
      "select exists (select 1 from worker_beat where seen > now() - interval '3 s') as engine",
    );
    return { database: true, engine: rows[0]?.engine === true };
  } catch {
    return { database: false, engine: false };
  }
}
