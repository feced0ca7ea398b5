import type { WorkloadName } from "./workload";

/** What has to hold: at most so many times the SDK floor, by latency. LangGraph with the same promise has to take longer on every line. */
const timesFloor: { [latencyMs: number]: Record<WorkloadName, number> } = {
  50: { W1: 1.05, W2: 1.06, W3: 1.06, W4: 1.05, W5: 1.4 },
  500: { W1: 1.02, W2: 1.02, W3: 1.02, W4: 1.02, W5: 1.05 },
};

/** Null: none is set for this latency. */
export function timesFloorOf(name: WorkloadName, latencyMs: number): number | null {
  return timesFloor[latencyMs]?.[name] ?? null;
}

/** Milliseconds that 95 of 100 keep within. */
export const within = { firstStored: 25, firstReceived: 200, received: 100 };

/** W5 without latency, one worker, on two cores. */
export const runsPerSecond = 150;
