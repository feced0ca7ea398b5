import "server-only";
import { hostname } from "node:os";
import type pg from "pg";
import { newId, type RunId } from "@/lib/core/ids";
import { askedCounts, endDriving, letGo, parkRun, readPayloads, readRecordOf, readRequests, takeRun } from "@/lib/data/drive";
import { isPassing } from "@/lib/data/flush-events";
import { openJournal } from "@/lib/data/journal";
import { openPool } from "@/lib/data/pool";
import { keptResults } from "@/lib/data/kept-results";
import { beat, dueRuns, forgetOld, leave, leftRun, raiseWake, strayRuns, type Stray } from "@/lib/data/workers";
import { drive, type Drive } from "@/lib/engine/drive";
import type { EnginePorts } from "@/lib/engine/ports";
import { listen } from "@/lib/runtime/listen";
import { every } from "@/lib/runtime/every";
import { askChannel, enqueueWake, wakeChannel } from "@/lib/runtime/wake";
import { openWakeQueue } from "@/lib/runtime/wake-queue";

export type Worker = {
  id: string;
  /** Takes nothing more, lets open calls end for so many milliseconds at most, then leaves: others go on with its runs. */
  stop(drainMs?: number): Promise<void>;
};

export type WorkerOptions = { url: string } & Pick<EnginePorts, "handlers" | "prices" | "model" | "outside" | "connections">;

/** Runs that this worker drives now. */
type Drives = Map<RunId, Drive>;

/** One more worker on this database: drives the runs that it is handed until it is stopped. One or fifty, the same code. */
export async function startWorker({ url, handlers, prices, model, outside, connections }: WorkerOptions): Promise<Worker> {
  const id = newId();
  const pool = openPool(url, `baton:${id}`, 6);
  const kept = keptResults(pool);
  const drives: Drives = new Map();
  let stopping = false;
  let draining = false;
  const ports: EnginePorts = {
    worker: id,
    journal: openJournal(pool),
    handlers,
    prices,
    model,
    outside,
    connections: (run) => patiently(() => connections(run)),
    payloads: (run) => patiently(() => readPayloads(pool, run)),
    recordOf: (run) => patiently(() => readRecordOf(pool, run)),
    results: { find: (...key) => patiently(() => kept.find(...key)), keep: (...result) => patiently(() => kept.keep(...result)) },
    asked: (run) => patiently(() => readRequests(pool, run)),
    park: (parking) => patiently(() => parkRun(pool, parking)),
    now: Date.now,
    random: Math.random,
  };

  const sayHello = () => beat(pool, { id, host: hostname(), pid: process.pid, runs: drives.size, draining });

  // Before anything is taken: a worker that dies before its first beat would hold its runs for ever.
  await sayHello();
  const queue = await openWakeQueue(url, id, async (run) => {
    if (!stopping) await driveRun(pool, ports, drives, run);
    // What a leaving worker has let go of is handed to another one at once, by a wake-up of its own.
    if (draining && !drives.has(run) && (await handOver(pool, url, run))) return;
    // A wake-up that returns is done for good. One that this worker leaves behind has to stay open, for the next worker to find at once.
    if (stopping) await new Promise<never>(() => undefined);
  });
  const ears = await listen(
    url,
    `baton:${id}`,
    {
      [wakeChannel]: () => void queue.poke(),
      [askChannel]: (run) => drives.get(run as RunId)?.nudge(),
    },
    () => {
      // What was said while nobody listened.
      for (const running of drives.values()) running.nudge();
      void queue.poke();
    },
  );
  const timers = [
    every(500, async () => {
      await sayHello();
      await queue.recover(pool);
    }),
    every(1_000, () => nudgeAsked(pool, drives)),
    every(1_000, async () => wakeAgain(pool, url, await dueRuns(pool))),
    every(5_000, async () => wakeAgain(pool, url, await strayRuns(pool))),
    every(600_000, () => forgetOld(pool)),
  ];
  await queue.recover(pool);
  await queue.poke();

  return {
    id,
    async stop(drainMs = 0) {
      stopping = true;
      if (drainMs > 0) {
        draining = true;
        queue.close();
        await drain(drives, drainMs);
      }
      await Promise.all(timers.map((timer) => timer.stop()));
      await ears.close();
      for (const running of drives.values()) running.abandon();
      await leave(pool, id).catch(() => undefined);
      await queue.stop();
      await pool.end();
    },
  };
}

/** Nothing more begins; over when the last open call has ended, or the time is up. */
async function drain(drives: Drives, forMs: number): Promise<void> {
  for (const running of drives.values()) running.drain();
  let late: NodeJS.Timeout | undefined;
  const limit = new Promise((resolve) => (late = setTimeout(resolve, forMs)));
  await Promise.race([Promise.allSettled([...drives.values()].map(({ over }) => over)), limit]);
  clearTimeout(late);
}

async function driveRun(pool: pg.Pool, ports: EnginePorts, drives: Drives, run: RunId): Promise<void> {
  const taken = await patiently(() => takeRun(pool, run, ports.worker));
  if (taken === null) return;
  const driving = drive(taken, ports);
  drives.set(run, driving);
  try {
    const how = await driving.over;
    if (how === "ended") await patiently(() => endDriving(pool, run, taken.epoch));
    if (how === "refused") await patiently(() => letGo(pool, run, taken.epoch));
  } catch (cause) {
    console.error(`baton: run ${run} is let go after a defect`, cause);
    await patiently(() => letGo(pool, run, taken.epoch));
    throw cause;
  } finally {
    if (drives.get(run) === driving) drives.delete(run);
  }
}

/** The driver's own reads and writes outlive a restart of the database. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let wait = 50; ; wait = Math.min(wait * 2, 2_000)) {
    try {
      return await work();
    } catch (cause) {
      if (!isPassing(cause)) throw cause;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}

async function nudgeAsked(pool: pg.Pool, drives: Drives): Promise<void> {
  if (drives.size === 0) return;
  for (const [run, asked] of await askedCounts(pool, [...drives.keys()])) if (asked > 0) drives.get(run)?.nudge();
}

/** Whether the run has a new wake-up; one that has ended needs none, and one that somebody else drives neither. */
async function handOver(pool: pg.Pool, url: string, run: RunId): Promise<boolean> {
  const left = await patiently(() => leftRun(pool, run));
  if (left !== null) await wakeAgain(pool, url, [left]);
  return true;
}

async function wakeAgain(pool: pg.Pool, url: string, runs: Stray[]): Promise<void> {
  for (const stray of runs) {
    const client = await pool.connect();
    try {
      await client.query("begin");
      if (await raiseWake(client, stray)) await enqueueWake(url, client, stray.id, stray.wake + 1);
      await client.query("commit");
    } catch (cause) {
      await client.query("rollback").catch(() => undefined);
      throw cause;
    } finally {
      client.release();
    }
  }
}
