import type { JsonValue } from "@/lib/core/json";
import type { OwnerId, RunId, StepId } from "@/lib/core/ids";
import type { Handlers } from "@/lib/engine/handler";
import type { Journal, Payload } from "@/lib/engine/journal";
import type { ModelPort, ModelRequest } from "@/lib/model/port";
import type { Spec } from "@/lib/spec/spec";
import type { Connections } from "@/lib/tools/connections";
import type { Outside } from "@/lib/tools/outside";
import type { Event, Usage } from "@/lib/trace/event";

/** What people asked of a run. */
export type Asked =
  | { id: string; kind: "cancel"; by: string }
  | { id: string; kind: "answer"; questionId: string; decision: "approve" | "reject"; value?: JsonValue };

/** A run that only waits for people: which requests its driver has heard of, and when somebody has to look again. */
export type Parking = { id: RunId; epoch: number; asked: number; wakeAt: Date | null };

/** Prices of calls, in whole nano-dollars. null: no price is known. */
export type Prices = {
  cost(usage: Usage, model: string, at: Date): { nanoUsd: bigint; priceTable: string } | null;
  /** The most that a request may cost (E5): by its bytes, or by the prompt's tokens where these were counted. */
  bound(request: ModelRequest, at: Date, promptTokens?: number): bigint | null;
};

/** A finished step of an earlier run of the same owner. */
export type KeptResult = {
  from: { runId: RunId; stepId: StepId };
  output: JsonValue;
  carries: JsonValue | undefined;
  livePorts: string[];
  savedNanoUsd: bigint;
};

/** Results by what they depend on (lib/engine/result-key.ts). `seq`: the event in which the step finished. */
export type Results = {
  find(run: RunId, key: string): Promise<KeptResult | null>;
  keep(run: RunId, key: string, step: { stepId: StepId; seq: number; savedNanoUsd: bigint }): Promise<void>;
};

/** Everything outside that driving a run touches. */
export type EnginePorts = {
  worker: string;
  journal: Journal;
  handlers: Handlers;
  prices: Prices;
  /** The model behind this run: simulated runs and real ones differ in nothing else. */
  model(run: { simulated: boolean }): ModelPort;
  outside: Outside;
  /** Secrets and tool servers of a run's owner, as they are now. */
  connections(owner: OwnerId): Promise<Connections>;
  payloads(run: RunId): Promise<Payload[]>;
  /** What is on record of a run that another one was forked from. */
  recordOf(run: RunId): Promise<{ spec: Spec; events: Event[]; payloads: Payload[] } | null>;
  results: Results;
  /** `count` rises with every request, and is read with them. */
  asked(run: RunId): Promise<{ count: number; requests: Asked[] }>;
  /** Leaves the run to whoever is woken next, unless something was asked since. */
  park(parking: Parking): Promise<"parked" | "asked">;
  now(): number;
  /** From 0 to 1: spreads retries. */
  random(): number;
};
