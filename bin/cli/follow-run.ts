import { isPassing } from "@/lib/data/flush-events";
import { localPerson } from "@/lib/data/owners";
import { follow } from "@/lib/runtime/follow";
import { wait } from "@/lib/runtime/postgres/wait";
import type { RunId } from "@/lib/core/ids";
import type { Event } from "@/lib/trace/event";
import { emptyRun, fold } from "@/lib/trace/fold";
import type { RunView } from "@/lib/trace/run-view";
import { exitCode, Refusal } from "./exit";
import { stepLine } from "./step-line";
import type { Print } from "./stdout";

const never = new AbortController().signal;
const patienceMs = 60_000;

/** Follows a run to its end: its events go to `print` as lines, each step that is over is a line on stderr. `hear` is told of each event. */
export async function followRun(id: RunId, print: Print, hear: (run: RunView, event: Event) => void): Promise<RunView> {
  let run = emptyRun(id);
  let lostSince: number | null = null;
  while (run.endedAt === null) {
    try {
      for await (const events of follow(localPerson, id, run.seq, never)) {
        lostSince = null;
        run = fold(run, events);
        for (const event of events) {
          print(JSON.stringify(event));
          say(run, event);
          hear(run, event);
        }
      }
      if (run.endedAt === null) throw new Refusal(`Run ${id} is gone: somebody deleted it.`, exitCode.failed);
    } catch (cause) {
      // The database may come back; the run goes on meanwhile, and is read on from its last event.
      lostSince ??= performance.now();
      if (!isPassing(cause) || performance.now() - lostSince > patienceMs) throw cause;
      await wait(300);
    }
  }
  return run;
}

function say(run: RunView, event: Event): void {
  switch (event.type) {
    case "run.queued":
      return console.error(`run ${run.id}${run.simulated ? " is simulated: no real model answers and nothing is paid" : ""}`);
    case "step.finished":
    case "step.failed":
    case "step.skipped":
    case "step.reused":
    case "step.cancelled": {
      const step = run.steps.get(event.stepId);
      const line = step === undefined ? null : stepLine(step);
      return line === null ? undefined : console.error(line);
    }
    default:
      return undefined;
  }
}
