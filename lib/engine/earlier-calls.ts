import { StepError } from "@/lib/core/errors";
import type { JsonValue } from "@/lib/core/json";
import { toCallId } from "@/lib/core/ids";
import type { Asking, CallSite } from "@/lib/engine/calls";
import { callsToReuse, type EarlierCall, type Fork, type Origin } from "@/lib/engine/fork";
import type { Start } from "@/lib/engine/decision";
import type { CallView } from "@/lib/trace/run-view";

/** Calls of the run that this one was forked from, as far as a step may still read them. */
export class EarlierCalls {
  private readonly left: EarlierCall[];

  constructor(
    private readonly fork: Fork,
    private readonly start: Start,
  ) {
    this.left = fork.recorded ? everyCall(fork.origin, start) : callsToReuse(fork, start);
  }

  /** The answer to an equal call, written down as one that cost nothing; undefined: it has to be made. */
  take(site: CallSite, { n, asked, hash }: Asking, what: { sort: CallView["sort"]; model?: string }): JsonValue | undefined {
    const at = this.left.findIndex(({ call }) => call.requestHash === hash);
    const found = at < 0 ? undefined : this.left.splice(at, 1)[0];
    if (found === undefined) {
      if (this.fork.recorded) throw mismatch(this.start, n);
      return undefined;
    }
    const { call, load } = found;
    const { record, stepId, attempt } = site;
    const response = record.masked(load(call.response ?? null));
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

/** A recorded run makes no call: an equal one of any step answers, that of the same step first. */
function everyCall({ view, load }: Origin, { stepId }: Start): EarlierCall[] {
  const all = [...view.calls.values()].filter(({ status }) => status === "finished").map((call) => ({ call, load }));
  return [...all.filter(({ call }) => call.stepId === stepId), ...all.filter(({ call }) => call.stepId !== stepId)];
}

function mismatch({ part, task }: Start, n: number): StepError {
  const name = task?.title ?? part.name;
  return new StepError("recording_mismatch", `The recording has no answer to call ${n} of ${name}: it was asked something else then.`);
}
