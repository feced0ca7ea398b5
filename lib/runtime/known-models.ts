import "server-only";
import type { ModelAnswer, ModelsAnswer } from "@/lib/contract/models";
import { catalogue, type ModelEntry } from "@/lib/model/catalogue";
import { providerFromEnv } from "@/lib/model/provider";
import { priceRow, priceTable } from "@/lib/money/prices";

export function knownModels(today: Date): ModelsAnswer {
  const provider = providerFromEnv(process.env);
  const message = provider.name === "unsupported" ? provider.message : null;
  return {
    provider: { name: provider.name, simulated: provider.simulated, message },
    asOf: catalogue.asOf,
    source: catalogue.source,
    items: catalogue.models.map((model) => toAnswer(model, today)),
  };
}

function toAnswer(model: ModelEntry, today: Date): ModelAnswer {
  const { id, aliases, label, tier, status, contextTokens, maxOutputTokens, efforts, defaultEffort, retiresAt } = model;
  const row = priceRow(priceTable, id, today);
  const price = row && { table: priceTable.version, from: row.from, tiers: row.tiers };
  return { id, aliases, label, tier, status, contextTokens, maxOutputTokens, efforts, defaultEffort, retiresAt, price };
}
