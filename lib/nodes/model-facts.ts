import { capMoney, tokenCount } from "@/lib/core/format";
import { catalogue, findModel, isRetired, type ModelEntry } from "@/lib/model/catalogue";
import { priceRow, priceTable } from "@/lib/money/prices";

/** What helps to choose a model, in words; null: not known. */
export type ModelFacts = {
  id: string;
  label: string;
  tier: ModelEntry["tier"] | null;
  /** Per million tokens, at the shortest prompt; null: unpriced. */
  price: { input: string; output: string } | null;
  speed: ModelSpeed | null;
  context: string | null;
  /** What it refuses, when it goes, what makes it dearer. */
  remarks: string[];
  retired: boolean;
};

/** The vendor publishes an order and no numbers. */
export type ModelSpeed = { steps: 1 | 2 | 3 | 4; word: string };

/** What the tables of this day say about a model; one that no table knows has a name alone. */
export function factsOf(id: string, today: Date): ModelFacts {
  const model = findModel(catalogue, id);
  const price = pricesOf(model?.id ?? id, today);
  if (model === undefined)
    return { id, label: id, tier: null, price: price[0]?.rates ?? null, speed: null, context: null, remarks: [], retired: false };
  return {
    id: model.id,
    label: model.label,
    tier: model.tier,
    price: price[0]?.rates ?? null,
    speed: speeds[model.line] ?? null,
    context: tokenCount(model.contextTokens),
    remarks: [...lifeOf(model, today), ...refusals(model), ...price.slice(1).map(dearer)],
    retired: isRetired(model, today),
  };
}

const speeds: Partial<Record<ModelEntry["line"], ModelSpeed>> = {
  haiku: { steps: 4, word: "fastest" },
  sonnet: { steps: 3, word: "fast" },
  opus: { steps: 2, word: "moderate" },
  fable: { steps: 1, word: "slower" },
};

type LongPrice = { from: number; rates: { input: string; output: string } };

function pricesOf(id: string, today: Date): LongPrice[] {
  const tiers = priceRow(priceTable, id, today)?.tiers ?? [];
  return tiers.map(({ rates }, index) => ({
    from: tiers[index - 1]?.upTo ?? 0,
    rates: { input: perMillion(rates.input), output: perMillion(rates.output) },
  }));
}

function perMillion(nanoUsd: number): string {
  return capMoney(BigInt(nanoUsd) * 1_000_000n);
}

function dearer({ from, rates }: LongPrice): string {
  return `${rates.input} in, ${rates.output} out where the prompt is longer than ${tokenCount(from)}`;
}

function lifeOf(model: ModelEntry, today: Date): string[] {
  const access = model.status === "restricted" ? ["needs an agreement with the vendor"] : [];
  if (model.retiresAt === null) return access;
  return [`${isRetired(model, today) ? "retired" : "retires"} on ${model.retiresAt}`, ...access];
}

const efforts: ModelEntry["efforts"] = ["low", "medium", "high", "xhigh", "max"];

function refusals({ efforts: accepted, structuredOutput, thinking }: ModelEntry): string[] {
  const refused = efforts.filter((effort) => !accepted.includes(effort));
  return [
    ...(accepted.length === 0 ? ["no effort"] : refused.map((effort) => `no effort ${effort}`)),
    ...(structuredOutput ? [] : ["no structured output"]),
    ...(thinking.adaptive ? [] : ["no adaptive thinking"]),
    ...(thinking.whenAbsent && thinking.disabledAt.length === 0 ? ["always thinks"] : []),
  ];
}
