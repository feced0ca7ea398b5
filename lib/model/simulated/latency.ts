import { catalogue, findModel } from "@/lib/model/catalogue";
import type { Random } from "@/lib/model/simulated/random";

/** How one call passes in time. */
export type Pace = { firstMs: number; tokensPerSecond: number };

/** Our assumption: the vendor publishes only the order of the lines, no figures. */
const medians: Record<string, Pace> = {
  haiku: { firstMs: 600, tokensPerSecond: 150 },
  sonnet: { firstMs: 1_000, tokensPerSecond: 75 },
  opus: { firstMs: 1_500, tokensPerSecond: 65 },
  fable: { firstMs: 2_000, tokensPerSecond: 45 },
  mythos: { firstMs: 2_500, tokensPerSecond: 40 },
};
const prefillTokensPerSecond = 20_000;
const fastFactor = 2.5;

export function paceOf(model: string, promptTokens: number, isFast: boolean, chance: Random): Pace {
  const median = medians[findModel(catalogue, model)?.line ?? "sonnet"] ?? { firstMs: 1_000, tokensPerSecond: 75 };
  return {
    firstMs: chance.around(median.firstMs, 0.25) + (promptTokens / prefillTokensPerSecond) * 1_000,
    tokensPerSecond: chance.around(median.tokensPerSecond, 0.15) * (isFast ? fastFactor : 1),
  };
}
