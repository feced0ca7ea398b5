import type { StepFailure } from "@/lib/core/errors";
import type { JsonObject, JsonValue } from "@/lib/core/json";
import type { LiveInput } from "@/lib/engine/values";
import type { ModelRequest, ModelResponse } from "@/lib/model/port";
import type { OperationName, OperationOf } from "@/lib/spec/spec";
import type { Connections } from "@/lib/tools/connections";
import type { Outside } from "@/lib/tools/outside";
import type { EventOf } from "@/lib/trace/event";
import type { Task } from "@/lib/trace/task";
import type { PlanView } from "@/lib/trace/run-view";

/** What a step came to: its output, the ports it leaves by, and what goes out there where that is not the output. */
export type Outcome = { output: JsonValue; livePorts: string[]; carries?: JsonValue };

/** What an operation may know and do while it works for one step. */
export type StepPorts = {
  /** The node's value: what arrived on its live edges, joined. */
  value: JsonValue;
  inputs: LiveInput[];
  /** Roots of references: `<node>`, `value`, `run`, `task`. undefined: there is no such root. */
  lookup(root: string): JsonValue | undefined;
  /** The task that this step carries out, with the results it depends on by task id. */
  task: { task: Task; results: JsonObject } | null;
  /** Set where a plan, a fallback or the difficulty of the work chose another model than the node's. */
  model: string | null;
  /** Asks a model, unless the attempt that this one continues has the answer on record. */
  call(request: ModelRequest): Promise<ModelResponse>;
  /** Uses a tool or makes a request, on the same terms. */
  use(use: ToolUse): Promise<JsonValue>;
  /** What a `use` goes out with. */
  outside: Outside;
  connections: Connections;
  /** Says that one of the step's own limits is reached: it ends its work, or `action` says what is done about it. */
  limitReached(limit: string, value: number, action?: string): void;
  /** What to do with a request that is longer than the model's context. */
  overContext: "fail" | "truncate" | "summarize";
  chose(route: Pick<EventOf<"route.chosen">, "route" | "reason" | "by">): void;
  /** Keeps a model for the step: its later attempts ask the same one. */
  choseModel(choice: Pick<EventOf<"model.chosen">, "model" | "difficulty" | "budgetLeftNanoUsd" | "reasons">): void;
  money: MoneyPorts;
  plans: PlanPorts;
  inside: InsidePorts;
  /** Asks a person. What was answered before a restart is answered again at once; nothing is asked twice. */
  ask(question: Question): Promise<QuestionAnswer>;
};

/**
 * `value` is what it is about; `seconds`: how long to wait, null: for ever. `key`: which question of its step this is; left out, they are
 * counted in the order in which the step asks them.
 */
export type Question = Pick<EventOf<"question.asked">, "kind" | "message" | "value" | "editable" | "onTimeout"> & {
  seconds: number | null;
  key?: string;
};

export type QuestionAnswer = { decision: "approve" | "reject"; value: JsonValue | undefined; by: "person" | "timeout" };

/** In nano-dollars; null: no cap, no known price. */
export type MoneyPorts = {
  left(): bigint | null;
  /** The most that a call may cost. */
  mayNeed(request: ModelRequest): bigint | null;
};

/** A container's side: its inside opens turn by turn, and what was finished before a crash stays finished. */
export type InsidePorts = {
  /** Opens one turn for each of these values, unless an attempt before this one has. */
  open(items: JsonValue[]): void;
  /** Resolves when nothing of the turn is open any more: to the failure that ended it, or to null. */
  settled(index: number): Promise<StepFailure | null>;
  /** Takes note that a turn is over. `done`: no further one follows. */
  finish(index: number, done: boolean): void;
  /** The turns that are over. */
  finished(): ReadonlyMap<number, { done: boolean }>;
  failure(index: number): StepFailure | null;
  /** What arrived at the container's inner end in that turn. */
  result(index: number): JsonValue;
  /** What the inside of a sub-graph came to. */
  output(): JsonValue;
  /**
   * Runs a sub-graph that a model called, to its output. `id`: the model's own of the call, by which it is found again after a crash.
   * Throws `subgraph_failed`.
   */
  call(id: string, tool: string, input: JsonValue): Promise<JsonValue>;
  /** Roots of references as a part inside of that turn would read them. */
  lookup(index: number, root: string): JsonValue | undefined;
};

/** A call that asks no model. `request` is stored and hashed as it stands: a secret is in it by its name only. */
export type ToolUse = {
  sort: "tool" | "http";
  server?: string;
  tool?: string;
  host?: string;
  request: JsonValue;
  make(signal: AbortSignal): Promise<JsonValue>;
};

/** A planner's side: rounds that were written survive a retry and a crash, and are not asked for again. */
export type PlanPorts = {
  /** Ids of parts that tasks may name are checked by the operation (P2). */
  written(): PlanView[];
  write(round: number, tasks: Task[]): void;
  /** Replaces the tasks of the round that was just written, by what a person made of them (P4). */
  edit(round: number, tasks: Task[]): void;
  refuse(round: number, problems: string[]): void;
  /** Resolves when every task of the last written plan has settled. */
  carriedOut(): Promise<void>;
  /** All tasks so far with status, output or error, in the order of the plans. */
  results(): JsonObject[];
};

/** One handler for each operation of the spec: the type checker names the missing one. */
export type Handlers = { [N in OperationName]: (work: OperationOf<N>, step: StepPorts) => Promise<Outcome> };
