import "server-only";
import type pg from "pg";
import { readClaimed, type ClaimedRun } from "@/lib/data/claim";
import { letGo, restRun } from "@/lib/data/drive";
import type { RunId } from "@/lib/core/ids";
import { drive, type Drive } from "@/lib/engine/drive";
import type { EnginePorts } from "@/lib/engine/ports";
import { patiently } from "@/lib/runtime/patiently";

/** "draining": takes nothing more and lets open calls end. "stopping": all that it holds is let go of at once, by one statement. */
export type Phase = "working" | "draining" | "stopping";

export type Place = { pool: pg.Pool; ports: EnginePorts; drives: Map<RunId, Drive>; phase: () => Phase };

/** Drives a claimed run until it ends, rests, or is somebody else's. Never rejects. */
export async function driveClaimed(place: Place, claimed: ClaimedRun): Promise<void> {
  const { pool, ports, drives, phase } = place;
  const { id } = claimed;
  let driving: Drive | null = null;
  try {
    const taken = await patiently(() => readClaimed(pool, claimed));
    if (phase() !== "working") return await handBack(place, claimed);
    // Of its own earlier ownership, which it lost while it was too slow for its beat: what that one still does is for nothing.
    drives.get(id)?.abandon();
    driving = drive(taken, ports);
    drives.set(id, driving);
    if ((await driving.over) === "refused") await handBack(place, claimed);
  } catch (cause) {
    console.error(`baton: run ${id} is let go after a defect`, cause);
    await handBack(place, claimed).catch(() => undefined);
  } finally {
    if (drives.get(id) === driving) drives.delete(id);
  }
}

/** What this worker leaves goes to the next one at once; what it could not go on with rests, so that nobody fails at it in a circle. */
async function handBack({ pool, phase }: Place, { id, epoch }: ClaimedRun): Promise<void> {
  if (phase() === "working") await patiently(() => restRun(pool, id, epoch));
  if (phase() === "draining") await patiently(() => letGo(pool, id, epoch));
}
