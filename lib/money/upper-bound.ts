import { type PriceTable, priceRow, priceTable, type Rates } from "@/lib/money/prices";

export type Bounded = {
  /** UTF-8 bytes of the request, tools included. */
  bytes: number;
  model: string;
  maxOutputTokens: number;
  /** How often the service may search and read the web within the call. */
  searches?: number;
  pages?: number;
};

/**
 * The instructions that the service itself puts before a prompt (structured output, roles, tools). Nobody publishes their length for
 * the current models; the largest published figure is 588 tokens, for tools.
 */
const hiddenTokens = 1_024;

/**
 * The most that a call can cost (E5): a token is at least one byte, so the request's UTF-8 bytes bound its prompt where nobody
 * counted it (`promptTokens` is either), and `maxOutputTokens` bounds thinking and text together. Holds for requests without `cache_control`: a cache write is dearer than fresh input. Null: the
 * model has no price.
 */
export function upperBound(request: Bounded, at: Date, table: PriceTable = priceTable): bigint | null {
  const { bytes, model, maxOutputTokens, searches = 0, pages = 0 } = request;
  const row = priceRow(table, model, at);
  const fees = webFees(searches, pages, table);
  if (row === null || fees === null) return null;
  const prompt = promptTokens(bytes, searches + pages);
  // Every tier that the prompt may fall into: a shorter prompt than the bound could be the dearer one in a table we do not know yet.
  const reachable = row.tiers.filter((_, index) => index === 0 || (row.tiers[index - 1]?.upTo ?? 0) < prompt);
  const dearest = reachable.map(({ rates }) => bound(rates, prompt, maxOutputTokens)).reduce((most, one) => (one > most ? one : most), 0n);
  // A workspace may pin its calls to a region without the request saying so.
  const [top, bottom] = row.usGeo ?? [1n, 1n];
  return (dearest * top + bottom - 1n) / bottom + fees;
}

/** What one search or page brings into the prompt. A page is cut there by the request; of a search no figure is published. */
const webTokens = 20_000;

/** After each use of the web the service reads the whole prompt again, with all that was found so far. */
function promptTokens(bytes: number, uses: number): number {
  return (uses + 1) * (bytes + hiddenTokens) + (webTokens * uses * (uses + 1)) / 2;
}

function webFees(searches: number, pages: number, { serverTools }: PriceTable): bigint | null {
  const search = serverTools["web_search_requests"];
  const page = serverTools["web_fetch_requests"];
  if ((searches > 0 && search === undefined) || (pages > 0 && page === undefined)) return null;
  return BigInt(searches) * BigInt(search ?? 0) + BigInt(pages) * BigInt(page ?? 0);
}

function bound(rates: Rates, prompt: number, output: number): bigint {
  return BigInt(prompt) * BigInt(rates.input) + BigInt(output) * BigInt(rates.output);
}
