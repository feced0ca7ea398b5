import type { Stack } from "@/components/runs/trend-bars";
import type { RunTrends, TrendBucket } from "@/lib/contract/run-trends";
import { catalogue, findModel, type Tier } from "@/lib/model/catalogue";

type Sort = Tier | "rest";

/** The dearest lies at the bottom, as what matters most. */
const order: Sort[] = ["think", "plan", "exec", "rest"];
const fills: Record<Sort, { spent: string; listed: string }> = {
  think: { spent: "fill-tier-think", listed: "stroke-tier-think" },
  plan: { spent: "fill-tier-plan", listed: "stroke-tier-plan" },
  exec: { spent: "fill-tier-exec", listed: "stroke-tier-exec" },
  rest: { spent: "fill-line-ui", listed: "stroke-line-ui" },
};

/** Money by the tier of the models that it went to. `rest`: models that no table knows, and runs of which the parts were not kept. */
export function costStack({ buckets, total }: RunTrends, isReal: boolean): (Stack & { sort: Sort; label: string })[] {
  const amount = (part: { costNanoUsd: string; listPriceNanoUsd: string }) => Number(isReal ? part.costNanoUsd : part.listPriceNanoUsd);
  const known = (bucket: TrendBucket, sort: Sort) =>
    bucket.models.filter(({ model }) => sortOf(model) === sort).reduce((sum, part) => sum + amount(part), 0);
  const tiers = (bucket: TrendBucket) => order.slice(0, -1).reduce((sum, sort) => sum + known(bucket, sort), 0);
  return order.flatMap((sort) => {
    const values = buckets.map((bucket) => (sort === "rest" ? Math.max(0, amount(bucket) - tiers(bucket)) : known(bucket, sort)));
    if (values.every((value) => value === 0)) return [];
    const lines = new Set(total.models.flatMap(({ model }) => (sortOf(model) === sort ? (findModel(catalogue, model)?.line ?? []) : [])));
    const label = sort === "rest" ? "Other" : [...lines].map((line) => line.slice(0, 1).toUpperCase() + line.slice(1)).join(", ");
    const fill = isReal ? fills[sort].spent : `fill-tier-bg [stroke-dasharray:3_2] ${fills[sort].listed}`;
    return [{ sort, label, values, className: fill }];
  });
}

function sortOf(model: string): Sort {
  return findModel(catalogue, model)?.tier ?? "rest";
}
