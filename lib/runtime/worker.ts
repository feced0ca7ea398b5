import "server-only";
import { hostname } from "node:os";
import type pg from "pg";
import { newId, type RunId } from "@/lib/core/ids";
import { claimRuns, freeLost, wakeDue } from "@/lib/data/claim";
import { askedCounts, parkRun, readPayloads, readRecordOf, readRequests } from "@/lib/data/drive";
import { openJournal } from "@/lib/data/journal";
import { keptResults } from "@/lib/data/kept-results";
import { byIndex, openPool } from "@/lib/data/pool";
import { askChannel, wakeChannel } from "@/lib/data/wake";
import { beat, forgetOld, leave } from "@/lib/data/workers";
import type { Drive } from "@/lib/engine/drive";
import type { EnginePorts } from "@/lib/engine/ports";
import { driveClaimed, type Phase } from "@/lib/runtime/drive-claimed";
import { every } from "@/lib/runtime/every";
import { listen } from "@/lib/runtime/listen";
import { oneAtATime } from "@/lib/runtime/one-at-a-time";
import { patiently } from "@/lib/runtime/patiently";

export type Worker = {
  id: string;
  /** Takes nothing more, lets open calls end for so many milliseconds at most, then leaves: others go on with its runs. */
  stop(drainMs?: number): Promise<void>;
};

export type WorkerOptions = { url: string } & Pick<EnginePorts, "handlers" | "prices" | "model" | "outside" | "connections">;

/** Runs that one worker drives at once; calls are limited elsewhere. */
const runsPerWorker = 200;

/** Few at first, and twice as many each time there are more: workers that look at the same moment share what there is. */
const claimedAtFirst = 5;

/**
 * One more worker on this database: claims runs and drives them until it is stopped. One or fifty, the same code. That a run is driven by
 * one worker at a time does not rest on this: the epoch fence of the journal refuses all others (lib/data/claim.ts).
 */
export async function startWorker({ url, handlers, prices, model, outside, connections }: WorkerOptions): Promise<Worker> {
  const id = newId();
  const pool = openPool(url, `baton:${id}`, 6, byIndex);
  const kept = keptResults(pool);
  const drives = new Map<RunId, Drive>();
  /** All that was claimed, from then until it is handed back. */
  const held = new Map<RunId, Promise<void>>();
  let phase: Phase = "working";
  const ports: EnginePorts = {
    worker: id,
    journal: openJournal(pool),
    handlers,
    prices,
    model,
    outside,
    connections: (owner) => patiently(() => connections(owner)),
    payloads: (run) => patiently(() => readPayloads(pool, run)),
    recordOf: (run) => patiently(() => readRecordOf(pool, run)),
    results: { find: (...key) => patiently(() => kept.find(...key)), keep: (...result) => patiently(() => kept.keep(...result)) },
    asked: (run) => patiently(() => readRequests(pool, run)),
    park: (parking) => patiently(() => parkRun(pool, parking)),
    now: Date.now,
    random: Math.random,
  };
  const place = { pool, ports, drives, phase: () => phase };

  const claim = oneAtATime(async () => {
    for (let wanted = claimedAtFirst; phase === "working" && held.size < runsPerWorker; wanted *= 2) {
      const most = Math.min(wanted, runsPerWorker - held.size);
      const claimed = await claimRuns(pool, id, [...held.keys()], most);
      for (const run of claimed) {
        const over: Promise<void> = driveClaimed(place, run).then(() => {
          const wasFull = held.size === runsPerWorker;
          // Unless it was lost to another worker and claimed anew since.
          if (held.get(run.id) === over) held.delete(run.id);
          if (wasFull) look();
        });
        held.set(run.id, over);
      }
      if (claimed.length < most) return;
    }
  });
  /** Where it fails the next round of the timers looks again. */
  const look = () => void claim().catch(() => undefined);

  const sayHello = () => beat(pool, { id, host: hostname(), pid: process.pid, runs: drives.size, draining: phase !== "working" });

  // Before anything is taken: a worker that dies before its first beat is one that nobody misses.
  await sayHello();
  const ears = await listen(url, `baton:${id}`, { [wakeChannel]: look, [askChannel]: (run) => drives.get(run as RunId)?.nudge() }, () => {
    // What was said while nobody listened.
    for (const running of drives.values()) running.nudge();
    look();
  });
  const timers = [
    every(500, async () => {
      await sayHello();
      if ((await freeLost(pool)) > 0) await claim();
    }),
    every(1_000, () => nudgeAsked(pool, drives)),
    every(1_000, async () => {
      await wakeDue(pool);
      await claim();
    }),
    every(600_000, () => forgetOld(pool)),
  ];
  await freeLost(pool);
  await claim();

  return {
    id,
    async stop(drainMs = 0) {
      if (drainMs > 0) {
        phase = "draining";
        for (const running of drives.values()) running.drain();
        await Promise.race([Promise.allSettled(held.values()), new Promise((resolve) => setTimeout(resolve, drainMs).unref())]);
      }
      phase = "stopping";
      await Promise.all(timers.map((timer) => timer.stop()));
      await ears.close();
      for (const running of drives.values()) running.abandon();
      await leave(pool, id).catch(() => undefined);
      await pool.end();
    },
  };
}

async function nudgeAsked(pool: pg.Pool, drives: ReadonlyMap<RunId, Drive>): Promise<void> {
  if (drives.size === 0) return;
  for (const [run, asked] of await askedCounts(pool, [...drives.keys()])) if (asked > 0) drives.get(run)?.nudge();
}
