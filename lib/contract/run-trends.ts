import { z } from "zod";
import { operation } from "@/lib/contract/operation";
import { checkedFilter } from "@/lib/contract/run-filter";
import { nanoUsd } from "@/lib/core/nano-usd";

const sums = z.object({
  runs: z.number(),
  failed: z.number(),
  /** Of real runs. What simulated ones would have cost is never in it. */
  costNanoUsd: nanoUsd,
  listPriceNanoUsd: nanoUsd,
  /** How long runs took that succeeded or failed; null: none has ended so. */
  p50Ms: z.number().nullable(),
  p95Ms: z.number().nullable(),
  /** The same money by the model that was asked. Runs from before this was kept are in none of them. */
  models: z.array(z.object({ model: z.string(), costNanoUsd: nanoUsd, listPriceNanoUsd: nanoUsd })),
});

/** Over the newest ten thousand of the runs that match, of a text that many match over the last nine days; `isWhole`: that is all of them. */
export const runTrends = z.object({
  isWhole: z.boolean(),
  total: sums,
  /** Width of a bucket. Buckets follow one another without gaps, oldest first. */
  stepMs: z.number(),
  buckets: z.array(sums.extend({ at: z.string() })),
});
export type RunTrends = z.infer<typeof runTrends>;
export type TrendBucket = RunTrends["buckets"][number];

export const getRunTrends = operation({
  id: "getRunTrends",
  method: "GET",
  path: "/runs/trends",
  summary: "Cost, time and failures of my runs over time",
  query: checkedFilter,
  answer: runTrends,
});
