import { setMaxListeners } from "node:events";
import { StepError } from "@/lib/core/errors";
import type { RunId, StepId } from "@/lib/core/ids";
import { attemptStep, type Attempt } from "@/lib/engine/attempt";
import { decide } from "@/lib/engine/decide";
import type { Decision, Ending, Start } from "@/lib/engine/decision";
import { emitFinished, loseOpenCalls } from "@/lib/engine/last-events";
import { StaleOwner } from "@/lib/engine/journal";
import type { Asked, EnginePorts } from "@/lib/engine/ports";
import { Record } from "@/lib/engine/record";
import { killsWorkers, mostTakeovers, recover, resume, takeoversInVain } from "@/lib/engine/recover";
import { applyRequests, nextExpiry, openQuestions } from "@/lib/engine/requests";
import type { RunScene } from "@/lib/engine/run-scene";
import { TextGatherer } from "@/lib/engine/text-gatherer";
import { Turns } from "@/lib/engine/turns";
import type { Spec } from "@/lib/spec/spec";
import type { Event } from "@/lib/trace/event";
import { emptyRun, fold } from "@/lib/trace/fold";

export type Taken = { id: RunId; epoch: number; seq: number; spec: Spec; asked: number; simulated: boolean; events: Event[] };

export type Left = "ended" | "parked" | "refused";

/** A run that is being driven by this worker. */
export type Drive = {
  /**
   * "ended": its last event is stored. "parked": it only waits for people, and nobody drives it. "refused": another worker owns it now.
   * Rejects on a defect; then nobody drives it.
   */
  over: Promise<Left>;
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
  readonly over: Promise<Left>;
  private settle!: { resolve: (how: Left) => void; reject: (cause: unknown) => void };
  private readonly stop = new AbortController();
  private readonly attempts = new Map<StepId, Attempt>();
  private scene: RunScene | null = null;
  private ending = false;
  private reading = false;
  private retryTimer: NodeJS.Timeout | null = null;
  private limitTimer: NodeJS.Timeout | null = null;
  private expiryTimer: NodeJS.Timeout | null = null;
  /** Requests that were read, so that none is missed when the run is left to itself. */
  private heard = 0;
  private unread = false;
  private parking = false;

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

  leave(how: Left): void {
    this.ending = true;
    this.stop.abort(new StaleOwner(this.taken.id));
    for (const timer of [this.retryTimer, this.limitTimer, this.expiryTimer]) if (timer !== null) clearTimeout(timer);
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
      turns: new Turns(),
      model: ports.model(this.taken),
      ports,
      stop: this.stop.signal,
      decideAgain,
    };
    // A run that waited for people goes on when something was answered, and waits on when not.
    if (view.status === "waiting") return this.readRequests().then(() => this.watchTime());
    const isNew = view.startedAt === null;
    record.emit({ type: isNew ? "run.started" : "run.taken_over", worker: ports.worker, epoch, format: 1 });
    for (const start of recover(spec, record)) this.launch(start);
    this.watchTime();
    if (takeoversInVain(events) >= mostTakeovers) return this.end({ status: "failed", error: killsWorkers(events) });
    if (this.taken.asked > 0 || view.questions.size > 0) await this.readRequests();
    else this.pump();
  }

  /** Acts on what is decided until nothing more may start. */
  private pump(): void {
    if (this.ending || this.scene === null) return;
    const { spec, record } = this.scene;
    const decision = decide(spec, record.view, this.ports.now());
    if (decision.over !== null) return this.end(decision.over);
    this.skip(decision);
    for (const id of decision.cancel) this.cancel(id);
    for (const { stepId, index, failure } of decision.settled) this.scene.turns.settle(stepId, index, failure);
    for (const start of decision.start) this.launch(start);
    for (const start of decision.held) this.hold(start);
    this.wakeFor(decision.later);
    if (decision.skip.length > 0) return this.pump();
    if (decision.busy > 0 || decision.later.length > 0 || decision.start.length > 0 || decision.settled.length > 0) return;
    if (openQuestions(record.view).length > 0) return void this.guard(this.park());
    if (this.attempts.size > 0) return;
    const message = "Nothing runs and nothing may start: the run cannot go on.";
    this.end({ status: "failed", error: { code: "internal", message, retryable: false } });
  }

  /** Nobody wants this step's work any more. One that never began has nobody to say so but us. */
  private cancel(stepId: StepId): void {
    const attempt = this.attempts.get(stepId);
    if (attempt !== undefined) attempt.cancel();
    else this.scene?.record.emit({ type: "step.cancelled", stepId });
  }

  /** Only people can let it go on: it is left to itself, and costs nothing (E8). */
  private async park(): Promise<void> {
    if (this.parking || this.scene === null) return;
    this.parking = true;
    const { record } = this.scene;
    try {
      if (record.view.status !== "waiting")
        record.emit({ type: "run.waiting", questionIds: openQuestions(record.view).map(({ id }) => id) });
      await record.stored();
      if (record.view.status !== "waiting" || this.ending) return;
      const expiry = nextExpiry(record.view);
      const left = await this.ports.park({ ...this.taken, asked: this.heard, wakeAt: expiry === null ? null : new Date(expiry) });
      if (left === "parked") return this.leave("parked");
    } finally {
      this.parking = false;
    }
    await this.readRequests();
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
    this.attempts.set(start.stepId, attempt);
    this.guard(
      attempt.over.then(() => {
        if (this.attempts.get(start.stepId) === attempt) this.attempts.delete(start.stepId);
        this.cancelOrphans(start.stepId);
        this.pump();
      }),
    );
  }

  /** What a container opened ends with it. */
  private cancelOrphans(parent: StepId): void {
    const status = this.scene?.record.view.steps.get(parent)?.status;
    if (status === "running" || status === "waiting") return;
    for (const attempt of this.attempts.values()) if (attempt.start.parentId === parent) attempt.cancel();
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
    // Waiting for people does not count (E10).
    const left = (record.view.startedAt ?? this.ports.now()) + record.view.waitedMs + seconds * 1_000 - this.ports.now();
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
    if (count > this.heard) this.nudge();
  }

  /** Turns what people asked for into events (E13): only the owner writes. */
  private async readRequests(): Promise<void> {
    this.unread = true;
    if (this.reading) return;
    this.reading = true;
    try {
      while (this.unread && !this.ending) {
        this.unread = false;
        const { count, requests } = await this.ports.asked(this.taken.id);
        this.heard = count;
        this.hear(requests);
      }
    } finally {
      this.reading = false;
    }
  }

  private hear(requests: Asked[]): void {
    if (this.ending || this.scene === null) return;
    const { record, spec } = this.scene;
    const waited = record.view.status === "waiting";
    applyRequests(record, requests, { worker: this.ports.worker, epoch: this.taken.epoch }, this.ports.now());
    const goesOn = waited && record.view.status !== "waiting";
    if (goesOn && this.attempts.size === 0) for (const start of resume(spec, record)) this.launch(start);
    this.watchExpiry();
    this.pump();
  }

  private watchExpiry(): void {
    if (this.expiryTimer !== null) clearTimeout(this.expiryTimer);
    const at = this.scene === null ? null : nextExpiry(this.scene.record.view);
    if (at === null) return;
    this.expiryTimer = setTimeout(() => this.nudge(), Math.min(2 ** 31 - 1, Math.max(0, at - this.ports.now())));
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
    await Promise.race([Promise.allSettled([...this.attempts.values()].map(({ over }) => over)), late]);
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
