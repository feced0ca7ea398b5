import "server-only";
import type { OwnerId, RunId } from "@/lib/core/ids";
import { insertRequest } from "@/lib/data/new-run";
import { databaseUrl } from "@/lib/data/pool";
import { inTransaction } from "@/lib/data/transaction";
import { askChannel, enqueueWake } from "@/lib/runtime/wake";

/** Asks a run to stop. Its owner makes that an event (E13); cancelling twice is harmless. */
export async function cancelRun(asker: { ownerId: OwnerId }, run: RunId): Promise<"asked" | "unknown" | "ended"> {
  return inTransaction(async (transaction) => {
    const left = await insertRequest(transaction, {
      ownerId: asker.ownerId,
      run,
      id: "cancel",
      kind: "cancel",
      body: { by: asker.ownerId },
    });
    if (left === "unknown" || left === "ended") return left;
    if (left.wake === null) await transaction.query("select pg_notify($1, $2)", [askChannel, run]);
    else await enqueueWake(databaseUrl(), transaction, run, left.wake);
    return "asked";
  });
}
