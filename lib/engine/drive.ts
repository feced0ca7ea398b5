import { setMaxListeners } from "node:events";
import { StepError } from "@/lib/core/errors";
import type { RunId } from "@/lib/core/ids";
import { attemptStep } from "@/lib/engine/attempt";
import { decide, type Decision, type Ending, type Start } from "@/lib/engine/decide";
import { emitFinished, loseOpenCalls } from "@/lib/engine/last-events";
import { StaleOwner } from "@/lib/engine/journal";
import type { EnginePorts } from "@/lib/engine/ports";
import { Record } from "@/lib/engine/record";
import { killsWorkers, mostTakeovers, recover, takeoversInVain } from "@/lib/engine/recover";
import type { RunScene } from "@/lib/engine/run-scene";
import { TextGatherer } from "@/lib/engine/text-gatherer";
import type { Spec } from "@/lib/spec/spec";
import type { Event } from "@/lib/trace/event";
import { emptyRun, fold } from "@/lib/trace/fold";

export type Taken = { id: RunId; epoch: number; seq: number; spec: Spec; asked: number; simulated: boolean; events: Event[] };

/** A run that is being driven by this worker. */
export type Drive = {
  /** "ended": its last event is stored. "refused": another worker owns it now. Rejects on a defect; then nobody drives it. */
  over: Promise<"ended" | "refused">;
  /** Somebody asked the run for something: look. */
  nudge(): void;
  /** Leaves the run as it is, for another worker to take over; open calls are cut. */
  abandon(): void;
};

/** How long cut-off calls may take to say so before the run ends without them; E7 allows a second. */
const farewellMs = 500;

/** Drives one run to its end: decides, starts, records, and decides again whenever something settles (E1). */
export function drive(taken: Taken, ports: EnginePorts): Drive {
  const driver = new Driver(taken, ports);
  return { over: driver.over, nudge: () => driver.nudge(), abandon: () => driver.leave("refused") };
}

class Driver {
  readonly over: Promise<"ended" | "refused">;
  private settle!: { resolve: (how: "ended" | "refused") => void; reject: (cause: unknown) => void };
  private readonly stop = new AbortController();
  private readonly attempts = new Set<Promise<void>>();
  private scene: RunScene | null = null;
  private ending = false;
  private reading = false;
  private retryTimer: NodeJS.Timeout | null = null;
  private limitTimer: NodeJS.Timeout | null = null;

  constructor(
    private readonly taken: Taken,
    private readonly ports: EnginePorts,
  ) {
    // As many steps as work at once listen to it; the default of ten is meant for forgotten listeners.
    setMaxListeners(0, this.stop.signal);
    this.over = new Promise((resolve, reject) => (this.settle = { resolve, reject }));
    this.guard(this.begin());
  }

  nudge(): void {
    this.guard(this.readRequests());
  }

  leave(how: "ended" | "refused"): void {
    this.ending = true;
    this.stop.abort(new StaleOwner(this.taken.id));
    if (this.retryTimer !== null) clearTimeout(this.retryTimer);
    if (this.limitTimer !== null) clearTimeout(this.limitTimer);
    this.scene?.text.stop();
    this.scene?.record.close();
    this.settle.resolve(how);
  }

  /** A defect must not leave a run that looks driven: the caller hears of it, and the sweep wakes the run again. */
  private guard(work: Promise<void>): void {
    work.catch((cause: unknown) => {
      this.leave("refused");
      this.settle.reject(cause);
    });
  }

  private async begin(): Promise<void> {
    const { id, epoch, seq, spec, events } = this.taken;
    const payloads = events.length > 1 ? await this.ports.payloads(id) : [];
    const connections = await this.ports.connections(id);
    // Abandoned while it read: nothing was taken up, so nothing is left.
    if (this.ending) return;
    const on = { refused: () => this.leave("refused"), asked: (count: number) => this.noticeAsked(count) };
    const journal = this.ports.journal.open({ id, epoch, seq }, on);
    // The last stored events may be streamed text, which is not read: the number goes on from the row's.
    const view = { ...fold(emptyRun(id), events), seq };
    const record = new Record(view, journal, this.ports.now, payloads);
    const { ports } = this;
    const decideAgain = () => this.guard(Promise.resolve().then(() => this.pump()));
    this.scene = {
      spec,
      record,
      text: new TextGatherer(record),
      model: ports.model(this.taken),
      ports,
      connections,
      stop: this.stop.signal,
      decideAgain,
    };
    const resumed = view.startedAt !== null;
    record.emit({ type: resumed ? "run.taken_over" : "run.started", worker: ports.worker, epoch, format: 1 });
    for (const start of recover(spec, record)) this.launch(start);
    this.watchTime();
    if (this.taken.asked > 0) await this.readRequests();
    if (takeoversInVain(events) >= mostTakeovers) this.end({ status: "failed", error: killsWorkers(events) });
    else this.pump();
  }

  /** Acts on what is decided until nothing more may start. */
  private pump(): void {
    if (this.ending || this.scene === null) return;
    const { spec, record } = this.scene;
    const decision = decide(spec, record.view, this.ports.now());
    if (decision.over !== null) return this.end(decision.over);
    this.skip(decision);
    for (const start of decision.start) this.launch(start);
    for (const start of decision.held) this.hold(start);
    this.wakeFor(decision.later);
    if (decision.skip.length > 0) return this.pump();
    if (this.attempts.size === 0 && decision.later.length === 0) {
      this.end({
        status: "failed",
        error: { code: "internal", message: "Nothing runs and nothing may start: the run cannot go on.", retryable: false },
      });
    }
  }

  private skip(decision: Decision): void {
    for (const { stepId, part, path, parentId, reason } of decision.skip) {
      this.scene?.record.emit({ type: "step.skipped", stepId, nodeId: part.id, path, reason, ...(parentId === null ? {} : { parentId }) });
    }
  }

  private wakeFor(later: Start[]): void {
    if (this.retryTimer !== null) clearTimeout(this.retryTimer);
    this.retryTimer = null;
    if (later.length === 0) return;
    const first = Math.min(...later.map((start) => start.notBefore ?? 0));
    this.retryTimer = setTimeout(() => this.pump(), Math.max(0, first - this.ports.now()));
  }

  private launch(start: Start): void {
    if (this.scene === null) return;
    const attempt = attemptStep(this.scene, start);
    this.attempts.add(attempt);
    this.guard(
      attempt.then(() => {
        this.attempts.delete(attempt);
        this.pump();
      }),
    );
  }

  private hold({ stepId, part, path, parentId }: Start): void {
    const { record } = this.scene ?? {};
    // Said once; a step that waits for its next try goes on saying that.
    if (record === undefined || record.view.steps.has(stepId)) return;
    record.emit({ type: "step.waiting", stepId, nodeId: part.id, path, reason: "concurrency", ...(parentId === null ? {} : { parentId }) });
  }

  private watchTime(): void {
    const { record } = this.scene ?? {};
    if (record === undefined) return;
    const seconds = record.view.limits?.maxSeconds ?? this.taken.spec.limits.maxSeconds;
    const left = (record.view.startedAt ?? this.ports.now()) + seconds * 1_000 - this.ports.now();
    this.limitTimer = setTimeout(
      () => {
        if (this.ending) return;
        record.emit({ type: "limit.reached", limit: "maxSeconds", value: seconds });
        const message = `The run worked for ${seconds} s, its limit. What had finished is kept.`;
        this.end({ status: "failed", error: { code: "time_limit", message, retryable: false } });
      },
      Math.max(0, Math.min(left, 2 ** 31 - 1)),
    );
  }

  private noticeAsked(count: number): void {
    if (count > this.taken.asked) {
      this.taken.asked = count;
      this.nudge();
    }
  }

  /** Turns what people asked for into events (E13): only the owner writes. */
  private async readRequests(): Promise<void> {
    if (this.reading || this.ending || this.scene === null) return;
    this.reading = true;
    try {
      const [cancel] = await this.ports.asked(this.taken.id);
      if (cancel === undefined || this.ending || this.scene.record.view.cancelRequested) return;
      this.scene.record.emit({ type: "run.cancel_requested", by: cancel.by });
      this.pump();
    } finally {
      this.reading = false;
    }
  }

  private end(ending: Ending): void {
    this.ending = true;
    this.guard(this.close(ending));
  }

  /** Cuts what still works, accounts for it, and writes the last event. The run has ended when that is stored (T6). */
  private async close(ending: Ending): Promise<void> {
    if (this.scene === null) return;
    const { record } = this.scene;
    this.stop.abort(new StepError("internal", "the run is over"));
    let farewell: NodeJS.Timeout | undefined;
    const late = new Promise((resolve) => (farewell = setTimeout(resolve, farewellMs)));
    await Promise.race([Promise.allSettled(this.attempts), late]);
    clearTimeout(farewell);
    this.scene.text.stop();
    loseOpenCalls(record);
    for (const step of record.view.steps.values()) {
      if (step.status === "running" || step.status === "waiting") record.emit({ type: "step.cancelled", stepId: step.id });
    }
    emitFinished(this.scene.spec, record, ending);
    await record.stored();
    this.leave("ended");
  }
}
