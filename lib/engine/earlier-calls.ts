import { StepError } from "@/lib/core/errors";
import type { JsonValue } from "@/lib/core/json";
import { toCallId } from "@/lib/core/ids";
import type { Asking, CallSite } from "@/lib/engine/calls";
import { callsToReuse, type Fork } from "@/lib/engine/fork";
import type { Start } from "@/lib/engine/decision";
import type { CallView } from "@/lib/trace/run-view";

/** Calls of the run that this one was forked from, as far as a step may still read them. */
export class EarlierCalls {
  private readonly left: CallView[];

  constructor(
    private readonly fork: Fork,
    private readonly start: Start,
  ) {
    const all = [...fork.origin.view.calls.values()].filter((call) => call.status === "finished");
    // A recorded run makes no call: an equal one of any step answers, that of the same step first.
    const own = all.filter((call) => call.stepId === start.stepId);
    this.left = fork.recorded ? [...own, ...all.filter((call) => call.stepId !== start.stepId)] : callsToReuse(fork, start);
  }

  /** The answer to an equal call, written down as one that cost nothing; undefined: it has to be made. */
  take(site: CallSite, { n, asked, hash }: Asking, what: { sort: CallView["sort"]; model?: string }): JsonValue | undefined {
    const found = this.left.findIndex((call) => call.requestHash === hash);
    const call = found < 0 ? undefined : this.left.splice(found, 1)[0];
    if (call === undefined) {
      if (this.fork.recorded) throw mismatch(this.start, n);
      return undefined;
    }
    const { record, stepId, attempt } = site;
    const response = record.masked(this.fork.origin.load(call.response ?? null));
    const callId = toCallId(stepId, attempt, n);
    record.emit({
      type: "call.started",
      callId,
      stepId,
      attempt,
      n,
      ...what,
      request: record.keep(asked),
      requestHash: hash,
      reservedNanoUsd: "0",
    });
    record.emit({
      type: "call.finished",
      callId,
      stepId,
      response: record.keep(response),
      costNanoUsd: "0",
      durationMs: 0,
      recorded: true,
      ...(call.stopReason === null ? {} : { stopReason: call.stopReason }),
      ...(call.usage === null ? {} : { usage: call.usage }),
    });
    return response;
  }
}

function mismatch({ part, task }: Start, n: number): StepError {
  const name = task?.title ?? part.name;
  return new StepError("recording_mismatch", `The recording has no answer to call ${n} of ${name}: it was asked something else then.`);
}
