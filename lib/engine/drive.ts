import { setMaxListeners } from "node:events";
import { StepError } from "@/lib/core/errors";
import { Alarm } from "@/lib/engine/alarm";
import { Attempts } from "@/lib/engine/attempts";
import { emitHeld, emitSkipped } from "@/lib/engine/decided-events";
import { decide } from "@/lib/engine/decide";
import type { Ending, Start } from "@/lib/engine/decision";
import { openScene } from "@/lib/engine/open-scene";
import { emitEnd } from "@/lib/engine/last-events";
import { StaleOwner } from "@/lib/engine/journal";
import type { Asked, EnginePorts } from "@/lib/engine/ports";
import { recover, resume, whyHopeless } from "@/lib/engine/recover";
import { reuse } from "@/lib/engine/reuse";
import { applyRequests, nextExpiry, openQuestions } from "@/lib/engine/requests";
import type { RunScene } from "@/lib/engine/run-scene";
import type { Taken } from "@/lib/engine/taken";
import { Together } from "@/lib/engine/together";

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
  /** Begins nothing more, lets open calls end, and leaves the run for another worker. */
  drain(): void;
  /** Leaves the run as it is, for another worker to take over; open calls are cut. */
  abandon(): void;
};

/** Drives one run to its end: decides, starts, records, and decides again whenever something settles (E1). */
export function drive(taken: Taken, ports: EnginePorts): Drive {
  const driver = new Driver(taken, ports);
  return { over: driver.over, nudge: () => driver.nudge(), drain: () => driver.drain(), abandon: () => driver.leave("refused") };
}

class Driver {
  readonly over: Promise<Left>;
  private settle!: { resolve: (how: Left) => void; reject: (cause: unknown) => void };
  private readonly stop = new AbortController();
  private readonly attempts = new Attempts();
  private scene: RunScene | null = null;
  private ending = false;
  private reading = false;
  private readonly retry: Alarm;
  private readonly limit: Alarm;
  private readonly expiry: Alarm;
  /** Requests that were read, so that none is missed when the run is left to itself. */
  private heard = 0;
  private unread = false;
  private parking = false;
  private draining = false;
  /** A decision looks at every open turn: a map whose items only compute would else decide anew for each of them. */
  private readonly deciding = new Together(() => this.guard(Promise.resolve().then(() => this.pump())));

  constructor(
    private readonly taken: Taken,
    private readonly ports: EnginePorts,
  ) {
    // As many steps as work at once listen to it; the default of ten is meant for forgotten listeners.
    setMaxListeners(0, this.stop.signal);
    this.retry = new Alarm(ports.now, () => this.pump());
    this.limit = new Alarm(ports.now, () => this.runOut());
    this.expiry = new Alarm(ports.now, () => this.nudge());
    this.over = new Promise((resolve, reject) => (this.settle = { resolve, reject }));
    this.guard(this.begin());
  }

  nudge(): void {
    this.guard(this.readRequests());
  }

  drain(): void {
    this.draining = true;
    this.guard(this.leaveWhenQuiet());
  }

  private async leaveWhenQuiet(): Promise<void> {
    const { record } = this.scene ?? {};
    const isQuiet = () => record === undefined || [...record.view.calls.values()].every((call) => call.status !== "open");
    await record?.until(isQuiet, this.stop.signal).then(() => record.stored());
    if (!this.ending) this.leave("refused");
  }

  leave(how: Left): void {
    this.ending = true;
    this.stop.abort(new StaleOwner(this.taken.id));
    for (const alarm of [this.retry, this.limit, this.expiry]) alarm.clear();
    this.scene?.text.stop();
    this.scene?.record.close();
    this.settle.resolve(how);
  }

  /** A defect must not leave a run that looks driven: the caller hears of it, and lets the run rest. */
  private guard(work: Promise<void>): void {
    work.catch((cause: unknown) => {
      this.settle.reject(cause);
      this.leave("refused");
    });
  }

  private async begin(): Promise<void> {
    const { taken, ports } = this;
    const scene = await openScene(taken, ports, this.stop.signal, {
      refused: () => this.leave("refused"),
      asked: (count) => this.noticeAsked(count),
      decideAgain: () => this.deciding.ask(),
      mayCall: () => (this.draining ? new Promise<never>(() => undefined) : Promise.resolve()),
    });
    // Abandoned while it read: nothing was taken up, so nothing is left.
    if (this.ending) return;
    this.scene = scene;
    const { record, spec } = scene;
    const { view } = record;
    // A run that waited for people goes on when something was answered, and waits on when not.
    if (view.status === "waiting") return this.readRequests().then(() => this.watchTime());
    const isNew = view.startedAt === null;
    record.emit({ type: isNew ? "run.started" : "run.taken_over", worker: ports.worker, epoch: taken.epoch, format: 1 });
    for (const start of recover(spec, record)) this.launch(start);
    this.watchTime();
    const hopeless = whyHopeless(scene, taken.events);
    if (hopeless !== null) return this.end({ status: "failed", error: hopeless });
    if (taken.asked > 0 || view.questions.size > 0) await this.readRequests();
    else this.pump();
  }

  /** Acts on what is decided until nothing more may start. */
  private pump(): void {
    if (this.ending || this.draining || this.scene === null) return;
    const { spec, record } = this.scene;
    const decision = decide(spec, record.view, this.ports.now());
    if (decision.over !== null) return this.end(decision.over);
    emitSkipped(record, decision.skip);
    const scene = this.scene;
    const cut = decision.cancel.filter((id) => this.attempts.cancel(scene, id));
    for (const { stepId, index, failure } of decision.settled) scene.turns.settle(stepId, index, failure);
    const left = decision.start.filter((start) => !reuse(scene, start));
    for (const start of left) this.launch(start);
    emitHeld(record, decision.held);
    this.retry.set(decision.later.length === 0 ? null : Math.min(...decision.later.map((start) => start.notBefore ?? 0)));
    if (decision.skip.length > 0 || cut.length > 0 || left.length < decision.start.length) return this.pump();
    if (decision.busy > 0 || decision.later.length > 0 || decision.start.length > 0 || decision.settled.length > 0) return;
    if (openQuestions(record.view).length > 0) return void this.guard(this.park());
    if (this.attempts.size > 0) return;
    const message = "Nothing runs and nothing may start: the run cannot go on.";
    this.end({ status: "failed", error: { code: "internal", message, retryable: false } });
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
      if (this.ending) return;
      // Else it was answered meanwhile, which was heard and could not be acted on: it is read again below.
      if (record.view.status === "waiting") {
        const expiry = nextExpiry(record.view);
        const left = await this.ports.park({ ...this.taken, asked: this.heard, wakeAt: expiry === null ? null : new Date(expiry) });
        if (left === "parked") return this.leave("parked");
      }
    } finally {
      this.parking = false;
    }
    await this.readRequests();
  }

  private launch(start: Start): void {
    if (this.scene !== null) this.guard(this.attempts.launch(this.scene, start).then(() => this.deciding.ask()));
  }

  private get maxSeconds(): number {
    return this.scene?.record.view.limits?.maxSeconds ?? this.taken.spec.limits.maxSeconds;
  }

  /** Waiting for people does not count (E10). */
  private watchTime(): void {
    const { record } = this.scene ?? {};
    if (record === undefined || this.ending) return;
    this.limit.set((record.view.startedAt ?? this.ports.now()) + record.view.waitedMs + this.maxSeconds * 1_000);
  }

  private runOut(): void {
    if (this.ending) return;
    this.scene?.record.emit({ type: "limit.reached", limit: "maxSeconds", value: this.maxSeconds });
    const message = `The run worked for ${this.maxSeconds} s, its limit.`;
    this.end({ status: "failed", error: { code: "time_limit", message, retryable: false } });
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
    if (goesOn) this.watchTime();
    this.expiry.set(nextExpiry(record.view));
    this.pump();
  }

  private end(ending: Ending): void {
    this.ending = true;
    this.guard(this.close(ending));
  }

  /** Cuts what still works, accounts for it, and writes the last event. The run has ended when that is stored (T6). */
  private async close(ending: Ending): Promise<void> {
    if (this.scene === null) return;
    this.stop.abort(new StepError("internal", "the run is over"));
    await emitEnd(this.scene, this.attempts.allOver(), ending);
    await this.scene.record.stored();
    this.leave("ended");
  }
}
