import { z } from "zod";
import { problem } from "@/lib/core/errors";
import { spec } from "@/lib/spec/spec";
import { graphBody, maxGraphBytes } from "@/lib/contract/graphs";
import { operation } from "@/lib/contract/operation";

const nanoRange = z.object({ low: z.string(), likely: z.string(), high: z.string() });
const msRange = z.object({ low: z.number(), likely: z.number(), high: z.number() });
const estimated = z.object({ costNanoUsd: nanoRange, durationMs: msRange });

export const estimateAnswer = estimated.extend({ nodes: z.record(z.string(), estimated) });
export type EstimateAnswer = z.infer<typeof estimateAnswer>;

export const compileAnswer = z.object({
  ok: z.literal(true),
  spec,
  hash: z.string(),
  estimate: estimateAnswer,
  /** Warnings only: with an error there is no spec, and the answer is 422. */
  problems: z.array(problem),
});
export type CompileAnswer = z.infer<typeof compileAnswer>;

export const compileGraph = operation({
  id: "compileGraph",
  method: "POST",
  path: "/compile",
  summary: "Check a document and see what would be executed",
  /** `pinned`: nodes whose output would be given with the run; the estimate leaves them out. */
  body: z.strictObject({ graph: graphBody, pinned: z.array(z.string()).max(1_000).optional() }),
  maxBytes: maxGraphBytes,
  answer: compileAnswer,
});
export const getSpec = operation({
  id: "getSpec",
  method: "GET",
  path: "/graphs/{graphId}/spec",
  summary: "The compiled draft of a graph",
  answer: compileAnswer,
});
