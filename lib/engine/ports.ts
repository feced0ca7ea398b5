import type { RunId } from "@/lib/core/ids";
import type { Handlers } from "@/lib/engine/handler";
import type { Journal, Payload } from "@/lib/engine/journal";
import type { ModelPort, ModelRequest } from "@/lib/model/port";
import type { Connections } from "@/lib/tools/connections";
import type { Outside } from "@/lib/tools/outside";
import type { Usage } from "@/lib/trace/event";

/** What people asked of a run. */
export type Asked = { id: string; kind: "cancel"; by: string };

/** Prices of calls, in whole nano-dollars. null: no price is known. */
export type Prices = {
  cost(usage: Usage, model: string, at: Date): { nanoUsd: bigint; priceTable: string } | null;
  /** The most that a request may cost (E5). */
  bound(request: ModelRequest, at: Date): bigint | null;
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
  /** Secrets and tool servers of the run's owner, as they are now. */
  connections(run: RunId): Promise<Connections>;
  payloads(run: RunId): Promise<Payload[]>;
  asked(run: RunId): Promise<Asked[]>;
  now(): number;
  /** From 0 to 1: spreads retries. */
  random(): number;
};
