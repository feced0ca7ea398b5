import { findModel, type ModelCatalogue } from "@/lib/model/catalogue";

/**
 * How fast a model answers. The vendor publishes an order and no numbers; these keep that order and are replaced by what past runs
 * took wherever there are any.
 */
export function paceOf(catalogue: ModelCatalogue, model: string): { firstMs: number; tokensPerSecond: number } {
  return paces[findModel(catalogue, model)?.line ?? "sonnet"];
}

const paces = {
  haiku: { firstMs: 600, tokensPerSecond: 150 },
  sonnet: { firstMs: 1_000, tokensPerSecond: 75 },
  opus: { firstMs: 1_500, tokensPerSecond: 65 },
  fable: { firstMs: 2_000, tokensPerSecond: 45 },
  mythos: { firstMs: 2_500, tokensPerSecond: 40 },
};
