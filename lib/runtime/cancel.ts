import "server-only";
import type { OwnerId, RunId } from "@/lib/core/ids";
import { leaveRequest } from "@/lib/runtime/leave-request";

/** Asks a run to stop. Its owner makes that an event (E13); cancelling twice is harmless. */
export async function cancelRun({ ownerId }: { ownerId: OwnerId }, run: RunId): Promise<"asked" | "unknown" | "ended"> {
  const left = await leaveRequest({ ownerId, run, id: "cancel", kind: "cancel", body: { by: ownerId } });
  return left === "unknown" || left === "ended" ? left : "asked";
}
