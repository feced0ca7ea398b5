import { type PriceTable, priceRow, priceTable, type Rates } from "@/lib/money/prices";

/**
 * The instructions that the service itself puts before a prompt (structured output, roles). Nobody publishes their length; the largest
 * published figure for tools is 588 tokens.
 */
const hiddenTokens = 1_024;

/**
 * The most that a call can cost (E5): a token is at least one byte, so the request's UTF-8 bytes bound its prompt where nobody
 * counted it (`promptTokens` is either), and `maxOutputTokens` bounds thinking and text together. Holds for requests without `cache_control`: a cache write is dearer than fresh input. Null: the
 * model has no price.
 */
export function upperBound(
  promptTokens: number,
  model: string,
  maxOutputTokens: number,
  at: Date,
  table: PriceTable = priceTable,
): bigint | null {
  const row = priceRow(table, model, at);
  if (row === null) return null;
  const prompt = promptTokens + hiddenTokens;
  // Every tier that the prompt may fall into: a shorter prompt than the bound could be the dearer one in a table we do not know yet.
  const reachable = row.tiers.filter((_, index) => index === 0 || (row.tiers[index - 1]?.upTo ?? 0) < prompt);
  const dearest = reachable.map(({ rates }) => bound(rates, prompt, maxOutputTokens)).reduce((most, one) => (one > most ? one : most), 0n);
  // A workspace may pin its calls to a region without the request saying so.
  const [top, bottom] = row.usGeo ?? [1n, 1n];
  return (dearest * top + bottom - 1n) / bottom;
}

function bound(rates: Rates, prompt: number, output: number): bigint {
  return BigInt(prompt) * BigInt(rates.input) + BigInt(output) * BigInt(rates.output);
}
