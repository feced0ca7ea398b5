import { promptCache } from "@/lib/model/simulated/cache";
import { callLog } from "@/lib/model/simulated/call-log";
import { faultPicker, type FaultSource } from "@/lib/model/simulated/faults";
import { occurrences } from "@/lib/model/simulated/occurrences";
import { roughCounter, tokenCounter } from "@/lib/model/simulated/tokens";

export type SimulatedOptions = {
  /** 0 or absent: any free one. */
  port?: number;
  /** 20 is twenty times as fast as a model, 0 without delay. */
  speed?: number;
  /** Each call takes exactly this long, its text in 16 even pieces (benchmarks). */
  latencyMs?: number | null;
  seed?: string;
  /** `GET /_calls` gives the log of calls, and none is dropped from it. */
  log?: boolean;
  faults?: FaultSource;
  /** Obeys the benchmark's marks in prompts; plans by name, as text. */
  bench?: { plans: Record<string, string> } | null;
};

/** What one simulated server remembers. */
export type World = ReturnType<typeof createWorld>;

const keptCalls = 1_000;

export function createWorld(options: SimulatedOptions) {
  const bench = options.bench ?? null;
  return {
    seed: options.seed ?? "baton",
    speed: options.speed ?? 1,
    latencyMs: options.latencyMs ?? null,
    bench,
    hasOpenLog: options.log ?? false,
    counter: bench === null ? tokenCounter() : roughCounter(),
    cache: promptCache(),
    occurrence: occurrences(),
    faultFor: faultPicker(options.faults ?? false),
    log: callLog(options.log === true ? Infinity : keptCalls),
    /** Calls so far. */
    counted: 0,
  };
}
