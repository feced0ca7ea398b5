import "server-only";
import { ensureOwner, type Asker } from "@/lib/data/owners";
import { pool } from "@/lib/data/pool";
import type { ModelPort } from "@/lib/model/port";
import { closeRunSignals } from "@/lib/runtime/run-signals";
import { freshDatabase } from "@/lib/runtime/testing/fresh-database";
import { startTestWorker } from "@/lib/runtime/testing/test-worker";

/** What a test of whole runs stands on: a database of its own with these owners, and a real worker. Call `stop` when done. */
export async function workerStage(model: ModelPort, owners: readonly Asker[]): Promise<{ stop: () => Promise<void> }> {
  const database = await freshDatabase();
  process.env["DATABASE_URL"] = database.url;
  for (const owner of owners) await ensureOwner(owner, "Somebody");
  const worker = await startTestWorker(database.url, model);
  return {
    async stop() {
      await worker.stop();
      await closeRunSignals();
      await pool().end();
      await database.drop();
    },
  };
}
