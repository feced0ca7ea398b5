import { nodeId, toCallId, toStepId, type CallId, type NodeId, type StepId } from "@/lib/core/ids";
import type { JsonValue } from "@/lib/core/json";
import type { Event, EventBody, EventOf } from "@/lib/trace/event";
import type { Tokens } from "@/lib/trace/numbers";
import type { Task } from "@/lib/trace/task";
import { addTokens, noTokens, tokensOf } from "@/lib/trace/tokens";

type Place = { stepId: StepId; nodeId: NodeId; path: string; parentId?: StepId | undefined };
type Totals = { cost: bigint; tokens: Tokens };

/** A call as a test wants it; what is left out is plausible. */
export type Said = {
  model: string;
  at: number;
  firstMs?: number;
  ms: number;
  text: string;
  thinking?: string;
  usage?: { input_tokens: number; output_tokens: number };
  nanoUsd?: bigint | null;
  prompt?: string;
};

/**
 * Writes event lists as a driver would: what happens at the same time may be told one after the other, in milliseconds since the
 * start; `events` sorts and numbers it. Sums are kept, so that what the story says about costs agrees with its calls.
 */
export class Story {
  private readonly told: { at: number; body: EventBody }[] = [];
  private readonly totals = new Map<StepId, Totals>();
  private readonly places = new Map<StepId, Place>();
  private readonly calls = new Map<StepId, number>();

  constructor(private readonly start = Date.parse("2026-11-23T09:00:00.000Z")) {}

  tell(at: number, body: EventBody): this {
    this.told.push({ at, body });
    return this;
  }

  /** A step begins; gives its id. */
  begin(
    at: number,
    node: string,
    options: {
      name: string;
      kind: string;
      model?: string;
      path?: string;
      parent?: StepId;
      taskId?: string;
      attempt?: number;
      input?: JsonValue;
    },
  ): StepId {
    const place = this.place(node, options.path ?? "", options.parent);
    const { name, kind, model, taskId, attempt = 1, input = null } = options;
    this.calls.set(place.stepId, 0);
    this.tell(at, { type: "step.started", ...place, name, kind, model, taskId, attempt, input });
    return place.stepId;
  }

  wait(at: number, node: string, path: string, parent: StepId | undefined, reason: EventOf<"step.waiting">["reason"]): this {
    return this.tell(at, { type: "step.waiting", ...this.place(node, path, parent), reason });
  }

  /** A model call that streams its answer in pieces and ends; gives the time it ends. */
  say(step: StepId, said: Said, attempt = 1): number {
    const { callId, first } = this.call(step, said, attempt);
    const end = said.at + said.ms;
    this.stream(step, callId, said, first, end);
    const usage = said.usage ?? { input_tokens: 420, output_tokens: Math.ceil(said.text.length / 4) };
    const cost = said.nanoUsd === undefined ? BigInt(usage.input_tokens * 100 + usage.output_tokens * 500) : said.nanoUsd;
    this.add(step, cost ?? 0n, tokensOf(usage));
    this.tell(end, {
      type: "call.finished",
      callId,
      stepId: step,
      response: { content: [{ type: "text", text: said.text }] },
      stopReason: "end_turn",
      usage,
      costNanoUsd: cost === null ? null : String(cost),
      priceTable: "2026-10-07",
      requestId: `req_${callId.replace(/\W/g, "")}`,
      firstTokenMs: first,
      durationMs: said.ms,
    });
    return end;
  }

  /** A model call that is refused before its first token; gives the time it ends. */
  refused(step: StepId, said: Omit<Said, "text">, error: { code: "overloaded" | "model_refused"; message: string }, attempt = 1): number {
    const { callId } = this.call(step, { ...said, text: "" }, attempt);
    const failure = { ...error, retryable: error.code === "overloaded", stepId: step };
    this.tell(said.at + said.ms, {
      type: "call.failed",
      callId,
      stepId: step,
      error: failure,
      status: 529,
      costNanoUsd: "0",
      durationMs: said.ms,
    });
    return said.at + said.ms;
  }

  /** A model call whose end nobody sees; gives the time it is given up. `reserved` null: its model has no price. */
  lose(step: StepId, said: Omit<Said, "text">, lostNanoUsd: bigint, reserved: string | null = String(lostNanoUsd)): number {
    const { callId } = this.call(step, { ...said, text: "" }, 1, reserved);
    const end = said.at + said.ms;
    this.tell(end, { type: "call.lost", callId, stepId: step, minNanoUsd: "0", maxNanoUsd: String(lostNanoUsd) });
    return end;
  }

  retry(at: number, step: StepId, attempt: number, waitMs: number, message: string): this {
    return this.tell(at, {
      type: "step.retried",
      stepId: step,
      attempt,
      error: { code: "overloaded", message, retryable: true, stepId: step },
      waitMs,
    });
  }

  plan(at: number, step: StepId, round: number, tasks: Task[]): this {
    return this.tell(at, { type: "plan.written", stepId: step, round, tasks });
  }

  end(at: number, step: StepId, output: JsonValue, options: { attempt?: number; ports?: string[]; ms?: number } = {}): this {
    const { cost, tokens } = this.totals.get(step) ?? { cost: 0n, tokens: noTokens };
    return this.tell(at, {
      type: "step.finished",
      stepId: step,
      attempt: options.attempt ?? 1,
      output,
      livePorts: options.ports ?? ["out"],
      costNanoUsd: String(cost),
      tokens,
      durationMs: options.ms ?? 0,
    });
  }

  /** A step whose work broke, and who handles that. */
  fail(at: number, step: StepId, message: string, handledBy: EventOf<"step.failed">["handledBy"]): this {
    const error = { code: "model_refused" as const, message, retryable: false, stepId: step };
    return this.tell(at, { type: "step.failed", stepId: step, attempt: 1, error, handledBy });
  }

  /** A step asks a person and rests. */
  ask(at: number, step: StepId, questionId: string): this {
    const place = this.places.get(step);
    if (place === undefined) throw new Error(`${step} has not begun`);
    const question = { kind: "approval" as const, message: "Is it good?", value: null, editable: false };
    return this.tell(at, { type: "question.asked", questionId, stepId: step, nodeId: place.nodeId, ...question }).tell(at, {
      type: "step.waiting",
      ...place,
      reason: "question",
    });
  }

  answer(at: number, stepId: StepId, questionId: string): this {
    return this.tell(at, { type: "question.answered", questionId, stepId, decision: "approve", by: "person" });
  }

  finish(at: number, status: "succeeded" | "failed" | "cancelled", output: JsonValue): this {
    const sums = [...this.totals.values()];
    return this.tell(at, {
      type: "run.finished",
      status,
      output,
      costNanoUsd: String(sums.reduce((sum, step) => sum + step.cost, 0n)),
      unpricedCalls: 0,
      lost: { minNanoUsd: "0", maxNanoUsd: "0" },
      tokens: sums.reduce((sum, step) => addTokens(sum, step.tokens), noTokens),
      durationMs: at,
    });
  }

  events(): Event[] {
    return this.told
      .map((entry, index) => ({ ...entry, index }))
      .sort((a, b) => a.at - b.at || a.index - b.index)
      .map(({ at, body }, index) => ({ ...body, at: new Date(this.start + at).toISOString(), seq: index + 1 }));
  }

  private place(node: string, path: string, parentId: StepId | undefined): Place {
    const id = nodeId.parse(node);
    const place = { stepId: toStepId(id, path), nodeId: id, path, parentId };
    this.places.set(place.stepId, place);
    return place;
  }

  private call(step: StepId, said: Said, attempt: number, reserved: string | null = "6400000"): { callId: CallId; first: number } {
    const n = (this.calls.get(step) ?? 0) + 1;
    this.calls.set(step, n);
    const callId = toCallId(step, attempt, n);
    this.tell(said.at, {
      type: "call.started",
      callId,
      stepId: step,
      attempt,
      n,
      sort: "model",
      model: said.model,
      requestHash: callId,
      reservedNanoUsd: reserved,
      request: {
        model: said.model,
        max_tokens: 8192,
        system: "You research one question and answer from what you know.",
        messages: [{ role: "user", content: said.prompt ?? "" }],
      },
    });
    return { callId, first: said.firstMs ?? Math.min(900, said.ms / 3) };
  }

  private stream(step: StepId, callId: CallId, said: Said, first: number, end: number): void {
    const pieces = said.text.match(/[\s\S]{1,24}/g) ?? [];
    const from = said.at + first;
    if (said.thinking !== undefined)
      this.tell(from, { type: "text.added", callId, stepId: step, channel: "thinking", text: said.thinking });
    const pace = (end - from) / (pieces.length + 1);
    pieces.forEach((text, index) =>
      this.tell(Math.round(from + pace * index), { type: "text.added", callId, stepId: step, channel: "text", text }),
    );
  }

  private add(step: StepId, cost: bigint, tokens: Tokens): void {
    const sum = this.totals.get(step) ?? { cost: 0n, tokens: noTokens };
    this.totals.set(step, { cost: sum.cost + cost, tokens: addTokens(sum.tokens, tokens) });
  }
}
