import { z } from "zod";
import { operation } from "@/lib/contract/operation";
import { runStatus } from "@/lib/trace/event";

const time = z.string();

/** `draining`: it takes nothing more and lets open calls end. `gone`: it does not beat any more, and others have its runs. */
export const workerState = z.enum(["alive", "draining", "gone"]);
export type WorkerState = z.infer<typeof workerState>;

const drivenRun = z.object({
  id: z.string(),
  number: z.number(),
  title: z.string(),
  graphName: z.string(),
  status: runStatus,
  startedAt: time.nullable(),
});

export const workerAnswer = z.object({
  id: z.string(),
  host: z.string(),
  pid: z.number(),
  state: workerState,
  startedAt: time,
  /** Its last beat. */
  seenAt: time,
  /** How many it drives, whoever's they are. */
  runs: z.number(),
  openCalls: z.number(),
  /** Those of the runs that are the asker's. */
  drives: z.array(drivenRun),
});
export type WorkerAnswer = z.infer<typeof workerAnswer>;

export const workersAnswer = z.object({
  items: z.array(workerAnswer),
  /** Runs that have not ended. */
  queue: z.object({ queued: z.number(), running: z.number(), waiting: z.number(), oldestQueuedAt: time.nullable() }),
  lastMinute: z.object({
    /** Runs that ended. */
    runs: z.number(),
    /** Model and tool calls that were answered. */
    calls: z.number(),
    /** Attempts that were put off because a provider limits its rate. */
    rateWaits: z.number(),
  }),
});
export type WorkersAnswer = z.infer<typeof workersAnswer>;

export const listWorkers = operation({
  id: "listWorkers",
  method: "GET",
  path: "/workers",
  summary: "Who drives runs: workers, the queue, and what was done in the last minute",
  answer: workersAnswer,
});
