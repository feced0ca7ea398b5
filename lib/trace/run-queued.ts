import { z } from "zod";
import { jsonValue } from "@/lib/core/json";
import { runId, stepId } from "@/lib/core/ids";
import { nanoUsd } from "@/lib/core/nano-usd";

/** A run's first event, the only one that its maker writes (E13): what it was made with. */
export const runQueued = z.object({
  type: z.literal("run.queued"),
  graphId: z.string().nullable(),
  version: z.number().nullable(),
  specHash: z.string(),
  input: jsonValue,
  limits: z.object({
    maxCostNanoUsd: nanoUsd.nullable(),
    maxTokens: z.number().nullable(),
    maxSeconds: z.number(),
    concurrency: z.number(),
  }),
  simulated: z.boolean(),
  /** What it was forked from. `steps` are done anew, `outputs` replace recorded ones, `recorded`: no call is made at all. */
  origin: z
    .object({
      runId,
      from: z.string(),
      steps: z.array(stepId).default([]),
      outputs: z.record(z.string(), jsonValue).default({}),
      recorded: z.boolean().default(false),
    })
    .optional(),
  /** Outputs of top-level nodes, by node, that were given with it: these are not worked for. */
  pins: z.record(z.string(), jsonValue).optional(),
  tags: z.array(z.string()),
});
