import "server-only";
import type pg from "pg";
import { pool } from "@/lib/data/pool";

/** Runs `work` in one transaction: all of it or nothing. */
export async function inTransaction<T>(work: (transaction: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool().connect();
  try {
    await client.query("begin");
    const result = await work(client);
    await client.query("commit");
    return result;
  } catch (cause) {
    await client.query("rollback").catch(() => undefined);
    throw cause;
  } finally {
    client.release();
  }
}
