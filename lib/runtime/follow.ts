import "server-only";
import { readEvents } from "@/lib/data/events";
import type { Asker } from "@/lib/data/owners";
import { findRunStatus } from "@/lib/data/run-status";
import { runSignals } from "@/lib/runtime/run-signals";
import { endedStatus, type Event } from "@/lib/trace/event";

/** A notification may get lost; looking is cheap. */
const lookAnywayMs = 15_000;
const batch = 500;

/**
 * The events after `after`, stored ones first, then each as it is stored; ends after the run's last one, at once for a stranger.
 * It listens before it reads, so nothing can land in between (T3), and reads by number, so nothing comes twice.
 */
export async function* follow(asker: Asker, runId: string, after: number, signal: AbortSignal): AsyncGenerator<Event[], void> {
  const bell = newBell();
  const signals = await runSignals();
  const stop = signals.onChange(runId, bell.ring);
  signal.addEventListener("abort", bell.ring, { once: true });
  try {
    for (let seq = after; !signal.aborted;) {
      bell.clear();
      const { events, seq: read } = await readEvents(asker, runId, seq, batch);
      if (events.length > 0) yield events;
      if (events.at(-1)?.type === "run.finished") return;
      if (read === seq && (await isOver(asker, runId, seq))) return;
      if (read === seq) await bell.rung(lookAnywayMs);
      seq = read;
    }
  } finally {
    stop();
    signal.removeEventListener("abort", bell.ring);
  }
}

/** Waits until the run has ended, at most this long. */
export async function untilEnded(asker: Asker, runId: string, ms: number, signal: AbortSignal): Promise<void> {
  const run = await findRunStatus(asker, runId);
  const last = AbortSignal.any([AbortSignal.timeout(ms), signal]);
  // From the run's last number on: what happened before does not matter here.
  for await (const _ of follow(asker, runId, run?.seq ?? 0, last)) if (last.aborted) return;
}

async function isOver(asker: Asker, runId: string, seq: number): Promise<boolean> {
  const run = await findRunStatus(asker, runId);
  return run === null || (endedStatus.safeParse(run.status).success && seq >= run.seq);
}

/** Rings that come while nobody waits are kept. */
function newBell() {
  let isRung = false;
  let wake = () => {};
  return {
    ring: () => {
      isRung = true;
      wake();
    },
    clear: () => {
      isRung = false;
    },
    rung: (ms: number) =>
      new Promise<void>((resolve) => {
        if (isRung) return resolve();
        const timer = setTimeout(resolve, ms);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      }),
  };
}
