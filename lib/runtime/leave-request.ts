import "server-only";
import { insertRequest, type NewRequest } from "@/lib/data/new-run";
import { inTransaction } from "@/lib/data/transaction";

/** Leaves a request with a run, and wakes who has to look at it. */
export function leaveRequest(request: NewRequest): ReturnType<typeof insertRequest> {
  return inTransaction((transaction) => insertRequest(transaction, request));
}
