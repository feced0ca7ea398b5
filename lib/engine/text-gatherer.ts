import type { CallId, StepId } from "@/lib/core/ids";
import type { ModelDelta } from "@/lib/model/port";
import type { Record } from "@/lib/engine/record";

/** Streamed text is stored at least this often: playback shows what was seen (T4 allows 50 ms). */
const gatherMs = 40;

/** Gathers the streamed text of all calls of a run, so that many small pieces become few events. */
export class TextGatherer {
  private readonly open = new Map<CallId, { stepId: StepId; channel: ModelDelta["channel"]; text: string }>();
  /** Calls of which text is in the trace. */
  readonly shown = new Set<CallId>();
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly record: Record) {}

  add(callId: CallId, stepId: StepId, delta: ModelDelta): void {
    const gathered = this.open.get(callId);
    if (gathered?.channel === delta.channel) gathered.text += delta.text;
    else {
      this.flush(callId);
      this.open.set(callId, { stepId, ...delta });
    }
    this.timer ??= setTimeout(() => {
      this.timer = null;
      for (const id of [...this.open.keys()]) this.flush(id);
    }, gatherMs);
  }

  /** Before a call ends: all its text stands before its end. */
  flush(callId: CallId): void {
    const gathered = this.open.get(callId);
    if (gathered === undefined) return;
    this.open.delete(callId);
    this.shown.add(callId);
    this.record.emit({ type: "text.added", callId, ...gathered });
  }

  stop(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.open.clear();
  }
}
