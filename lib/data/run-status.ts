import "server-only";
import { runStatus, type RunStatus } from "@/lib/trace/event";
import { database } from "@/lib/data/client";
import type { Asker } from "@/lib/data/owners";

/** How far the run is, and the number of its last event; null for a stranger's. */
export async function findRunStatus(asker: Asker, id: string): Promise<{ status: RunStatus; seq: number } | null> {
  const row = await database().run.findFirst({ where: { id, ownerId: asker.ownerId }, select: { status: true, seq: true } });
  return row === null ? null : { status: runStatus.parse(row.status), seq: row.seq };
}
