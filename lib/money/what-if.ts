import { catalogue as knownModels, findModel, type ModelCatalogue, type Tier } from "@/lib/model/catalogue";
import { costOf } from "@/lib/money/cost";
import { pricedCalls, type PricedCall } from "@/lib/money/priced-calls";
import { priceTable, type PriceTable } from "@/lib/money/prices";
import { repeatedInput, type RequestOf } from "@/lib/money/repeated-input";
import { isObject, type JsonValue } from "@/lib/core/json";
import type { Usage } from "@/lib/trace/event";
import type { RunView, StepView } from "@/lib/trace/run-view";

export type WhatIf = {
  change: "down" | "up" | "batch" | "cache";
  /** What the calls cost that can be priced both ways, as they were and with the change: by the same table, for the same tokens. */
  fromNanoUsd: bigint;
  toNanoUsd: bigint;
  /** Calls that the change would touch; all others keep their price. */
  calls: number;
  /** Calls that may have cost something and are in neither sum. */
  unknown: number;
  /** Calls of which it is not known whether the change would touch them: their request was not given. */
  unread: number;
  /** Which model would do the work of which. */
  models: ReadonlyMap<string, string>;
};

type Options = {
  isExecutor: (step: StepView) => boolean;
  /** Big requests are not in the trace: who has read them gives them here. */
  requestOf?: RequestOf;
  models?: ModelCatalogue;
  table?: PriceTable;
};
/** The same call under other terms; null: the change does not touch it. */
type Terms = { usage: Usage; model: string };
type Change = (priced: PricedCall) => Terms | null;

/**
 * What a run would have cost under other terms, from the usage that was recorded. The tokens stay what they were: another model would
 * have written other texts, which nobody can know. So these are sums, no forecasts.
 */
export function whatIf(run: RunView, options: Options): WhatIf[] {
  const { isExecutor, requestOf = (call) => call.request, models = knownModels, table = priceTable } = options;
  const { calls, unknown } = pricedCalls(run, table);
  const cached = repeatedInput(calls, models, requestOf);
  const ways: [WhatIf["change"], Change][] = [
    ["down", (priced) => (isExecutor(priced.step) ? moved(priced, -1, models) : null)],
    ["up", (priced) => (isExecutor(priced.step) ? moved(priced, 1, models) : null)],
    ["batch", (priced) => (canWait(run, priced) ? { model: priced.model, usage: { ...priced.usage, service_tier: "batch" } } : null)],
    ["cache", ({ call, model }) => withUsage(cached.usages.get(call.id), model)],
  ];
  const unread = (change: WhatIf["change"]) => (change === "cache" ? cached.unread : 0);
  return ways.map(([change, of]) => ({ change, unread: unread(change), ...summed(of, { calls, unknown, table }) }));
}

type Bill = { calls: PricedCall[]; unknown: number; table: PriceTable };

function summed(of: Change, bill: Bill): Omit<WhatIf, "change" | "unread"> {
  const sum = { fromNanoUsd: 0n, toNanoUsd: 0n, calls: 0, unknown: bill.unknown };
  const models = new Map<string, string>();
  for (const priced of bill.calls) {
    const terms = of(priced);
    const cost = terms === null ? priced.nanoUsd : (costOf(terms.usage, terms.model, priced.at, bill.table)?.nanoUsd ?? null);
    if (cost === null) {
      sum.unknown += 1;
      continue;
    }
    sum.fromNanoUsd += priced.nanoUsd;
    sum.toNanoUsd += cost;
    if (terms === null) continue;
    sum.calls += 1;
    if (terms.model !== priced.model) models.set(priced.model, terms.model);
  }
  return { ...sum, models };
}

const tiers: readonly Tier[] = ["exec", "plan", "think"];

/** The model to offer first, one tier away; at the end of the scale, and for a model that no table knows, there is none. */
function moved({ model, usage }: PricedCall, by: 1 | -1, models: ModelCatalogue): Terms | null {
  const known = findModel(models, model);
  const tier = known === undefined ? undefined : tiers[tiers.indexOf(known.tier) + by];
  const other = models.models.find((each) => each.tier === tier && each.status === "current");
  return other === undefined ? null : { model: other.id, usage: withoutModel(usage, model) };
}

/** Parts of a bill that name the model that was asked are those of the model that would be asked; an adviser stays who it was. */
function withoutModel(usage: Usage, model: string): Usage {
  const iterations = usage["iterations"];
  if (!Array.isArray(iterations)) return usage;
  return { ...usage, iterations: iterations.map((part) => unnamed(part, model)) };
}

function unnamed(part: JsonValue, model: string): JsonValue {
  return isObject(part) && part["model"] === model ? { ...part, model: null } : part;
}

/**
 * Whether a batch could have answered: its answer is all that the step asked a model for. In a conversation with tools each turn
 * would wait up to a day for the one before. What is asked fast, or in a batch already, is not asked in a batch.
 */
function canWait(run: RunView, { call, step, usage }: PricedCall): boolean {
  if (usage["speed"] === "fast" || usage["service_tier"] === "batch") return false;
  return step.callIds.every((id) => {
    const other = run.calls.get(id);
    return id === call.id || other === undefined || (other.attempt !== call.attempt && other.sort === "model");
  });
}

function withUsage(usage: Usage | undefined, model: string): Terms | null {
  return usage === undefined ? null : { usage, model };
}
