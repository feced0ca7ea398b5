import { createHash } from "node:crypto";
import { canonicalJson, type JsonValue } from "@/lib/core/json";
import type { RunId } from "@/lib/core/ids";
import type { Payload, RunJournal } from "@/lib/engine/journal";
import type { Mask } from "@/lib/engine/mask";
import { maskEvent } from "@/lib/engine/mask-event";
import { payloadRef } from "@/lib/engine/values";
import type { EventBody } from "@/lib/trace/event";
import { toDraft, type Draft } from "@/lib/trace/draft";
import { foldInto } from "@/lib/trace/fold";
import type { RunView } from "@/lib/trace/run-view";

/** Longer JSON is stored once as a payload, and events only refer to it (T8). */
const inlineCharacters = 4_096;

/** The run as its owner knows it: the only place where its state changes, by events alone, live and in recovery. */
export class Record {
  private readonly payloads = new Map<string, JsonValue>();
  private fresh: Payload[] = [];
  private waiters: { done: () => boolean; resolve: () => void }[] = [];
  private closed = false;
  private readonly draft: Draft;

  constructor(
    view: RunView,
    private readonly journal: RunJournal,
    private readonly now: () => number,
    stored: Payload[],
    private readonly mask: Mask | null,
  ) {
    this.draft = toDraft(view);
    for (const { id, value } of stored) this.payloads.set(id, value);
  }

  /** The run as it stands now: later events change this same object. Its steps and calls are never changed, only replaced. */
  get view(): RunView {
    return this.draft;
  }

  get id(): RunId {
    return this.draft.id;
  }

  /** Nothing follows the last event, nor what another owner writes. */
  close(): void {
    this.closed = true;
  }

  /** Secrets are masked before anything is written (T9), also where a value was kept before. */
  emit(given: EventBody): void {
    if (this.closed) return;
    const body = this.mask === null ? given : maskEvent(given, this.mask);
    const event = { ...body, seq: this.draft.seq + 1, at: new Date(this.now()).toISOString() };
    // The owner never reads streamed text back.
    if (event.type === "text.added") this.draft.seq = event.seq;
    else foldInto(this.draft, event);
    this.journal.append([event], this.fresh.splice(0), this.view, this.load);
    if (event.type !== "text.added") this.wake();
  }

  /** The value itself, or a reference to it where it is big, or where it looks like a reference. */
  keep(given: JsonValue): JsonValue {
    const value = this.masked(given);
    const text = JSON.stringify(value);
    if (text.length <= inlineCharacters && payloadRef(value) === null) return value;
    const id = createHash("sha256").update(text).digest("base64url").slice(0, 27);
    if (!this.payloads.has(id)) {
      this.payloads.set(id, value);
      this.fresh.push({ id, value });
    }
    return { $ref: id };
  }

  /** Whether there is anything to mask. */
  get hides(): boolean {
    return this.mask !== null;
  }

  /** With names in place of secrets. What comes from outside goes on like this: the attempt that continues reads it so from the record. */
  masked<T extends JsonValue>(value: T): T {
    return this.mask === null ? value : this.mask.json(value);
  }

  /** What `keep` was given. */
  load = (value: JsonValue): JsonValue => {
    const id = payloadRef(value);
    if (id === null) return value;
    const payload = this.payloads.get(id);
    if (payload === undefined) throw new Error(`payload ${id} of run ${this.id} is not stored`);
    return payload;
  };

  stored(): Promise<void> {
    return this.journal.stored();
  }

  /** Resolves once `done` holds; looked at after every event. Rejects when the signal is aborted. */
  until(done: () => boolean, signal: AbortSignal): Promise<void> {
    if (done()) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const cut = () => reject(signal.reason);
      signal.addEventListener("abort", cut, { once: true });
      const end = () => (signal.removeEventListener("abort", cut), resolve());
      this.waiters.push({ done, resolve: end });
    });
  }

  private wake(): void {
    if (this.waiters.length === 0) return;
    this.waiters = this.waiters.filter((waiter) => {
      if (!waiter.done()) return true;
      waiter.resolve();
      return false;
    });
  }
}

/** SHA-256 of what was asked: two calls with the same hash asked the same. */
export function requestHash(request: JsonValue): string {
  return createHash("sha256").update(canonicalJson(request)).digest("hex");
}
