import "server-only";
import { insertRequest, type NewRequest } from "@/lib/data/new-run";
import { databaseUrl } from "@/lib/data/pool";
import { inTransaction } from "@/lib/data/transaction";
import { askChannel, enqueueWake } from "@/lib/runtime/wake";

/** Leaves a request with a run, and wakes who has to look at it: its driver, or where it rests the next one. */
export async function leaveRequest(request: NewRequest): Promise<Awaited<ReturnType<typeof insertRequest>>> {
  return inTransaction(async (transaction) => {
    const left = await insertRequest(transaction, request);
    if (left === "unknown" || left === "ended" || left.before !== undefined) return left;
    if (left.wake === null) await transaction.query("select pg_notify($1, $2)", [askChannel, request.run]);
    else await enqueueWake(databaseUrl(), transaction, request.run, left.wake);
    return left;
  });
}
