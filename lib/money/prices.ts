/** Nano-dollars per token. One dollar per million tokens is 1,000 of these, so every published price is a whole number. */
export type Rates = { input: number; output: number; cacheWrite5m: number; cacheWrite1h: number; cacheRead: number };

/** An exact multiplier: prices are never computed in floating point. */
export type Ratio = readonly [numerator: bigint, denominator: bigint];

export type PriceRow = {
  models: string[];
  /** The first day (UTC) of this price; the latest row that has begun holds. */
  from: string;
  /** By the length of the whole prompt (input, cache writes and cache reads); the tier prices every token of the request. `upTo` null: any length. */
  tiers: { upTo: number | null; rates: Rates }[];
  /** Fast mode, and the last day of it; null: not offered at a known price. */
  fast: { ratio: Ratio; until: string | null } | null;
  /** `inference_geo: "us"`; null: not offered. */
  usGeo: Ratio | null;
};

export type PriceTable = {
  /** Stored with every priced call, so that a price can be checked later. */
  version: string;
  source: string;
  batch: Ratio;
  /** Nano-dollars per request of a server tool, by the counter's name in `usage.server_tool_use`. */
  serverTools: Record<string, number>;
  rows: PriceRow[];
};

/** The row that holds for a model at a moment; null: unpriced, which is never the same as free. */
export function priceRow(table: PriceTable, model: string, at: Date): PriceRow | null {
  const day = at.toISOString().slice(0, 10);
  const begun = table.rows.filter((row) => row.models.includes(model) && row.from <= day);
  return begun.reduce<PriceRow | null>((latest, row) => (latest === null || row.from > latest.from ? row : latest), null);
}

export function ratesFor(row: PriceRow, promptTokens: number): Rates | null {
  return row.tiers.find((tier) => tier.upTo === null || promptTokens <= tier.upTo)?.rates ?? null;
}

const double: Ratio = [2n, 1n];
const tenPercentMore: Ratio = [11n, 10n];
const flat = (rates: Rates): PriceRow["tiers"] => [{ upTo: null, rates }];
const plain = { fast: null, usGeo: tenPercentMore };

const opus45: Rates = { input: 5_000, output: 25_000, cacheWrite5m: 6_250, cacheWrite1h: 10_000, cacheRead: 500 };
const sonnet5: Rates = { input: 2_000, output: 10_000, cacheWrite5m: 2_500, cacheWrite1h: 4_000, cacheRead: 200 };
const sonnet4: Rates = { input: 3_000, output: 15_000, cacheWrite5m: 3_750, cacheWrite1h: 6_000, cacheRead: 300 };
const fable51: Rates = { input: 10_000, output: 50_000, cacheWrite5m: 12_500, cacheWrite1h: 20_000, cacheRead: 250 };

/** List prices of the first-party API. The first days of models before 5.5 are not needed and stand as 2025. */
export const priceTable: PriceTable = {
  version: "anthropic-list-2026-11-22",
  source: "Anthropic pricing and model pages, August to November 2026",
  batch: [1n, 2n],
  serverTools: { web_search_requests: 10_000_000, web_fetch_requests: 0 },
  rows: [
    {
      ...plain,
      models: ["claude-haiku-5-5"],
      from: "2026-10-07",
      tiers: [
        { upTo: 100_000, rates: { input: 100, output: 500, cacheWrite5m: 125, cacheWrite1h: 200, cacheRead: 10 } },
        { upTo: null, rates: { input: 500, output: 2_500, cacheWrite5m: 625, cacheWrite1h: 1_000, cacheRead: 50 } },
      ],
    },
    { ...plain, models: ["claude-sonnet-5-5"], from: "2026-09-28", tiers: flat(sonnet5) },
    { ...plain, models: ["claude-sonnet-5-5"], from: "2026-10-07", tiers: flat({ ...sonnet5, cacheRead: 100 }) },
    {
      ...plain,
      models: ["claude-opus-5-5"],
      from: "2026-09-22",
      fast: { ratio: double, until: null },
      tiers: flat({ input: 4_000, output: 20_000, cacheWrite5m: 5_000, cacheWrite1h: 8_000, cacheRead: 200 }),
    },
    // The 5.2 row rests on three agreeing copies; its 1 h write is derived from the published multiplier.
    {
      ...plain,
      models: ["claude-fable-5-2"],
      from: "2026-11-09",
      fast: { ratio: double, until: null },
      tiers: flat({ input: 8_000, output: 40_000, cacheWrite5m: 10_000, cacheWrite1h: 16_000, cacheRead: 200 }),
    },
    { ...plain, models: ["claude-fable-5-1"], from: "2025-01-01", tiers: flat(fable51) },
    { ...plain, models: ["claude-opus-5"], from: "2025-01-01", fast: { ratio: double, until: null }, tiers: flat(opus45) },
    { ...plain, models: ["claude-opus-4-8"], from: "2025-01-01", fast: { ratio: double, until: "2026-11-30" }, tiers: flat(opus45) },
    { ...plain, models: ["claude-opus-4-7", "claude-opus-4-6"], from: "2025-01-01", tiers: flat(opus45) },
    { models: ["claude-opus-4-5", "claude-opus-4-5-20251101"], from: "2025-01-01", fast: null, usGeo: null, tiers: flat(opus45) },
    { ...plain, models: ["claude-sonnet-5"], from: "2025-01-01", tiers: flat(sonnet5) },
    { ...plain, models: ["claude-sonnet-4-6"], from: "2025-01-01", tiers: flat(sonnet4) },
    { models: ["claude-sonnet-4-5", "claude-sonnet-4-5-20250929"], from: "2025-01-01", fast: null, usGeo: null, tiers: flat(sonnet4) },
    {
      models: ["claude-haiku-4-5", "claude-haiku-4-5-20251001"],
      from: "2025-01-01",
      fast: null,
      usGeo: null,
      tiers: flat({ input: 1_000, output: 5_000, cacheWrite5m: 1_250, cacheWrite1h: 2_000, cacheRead: 100 }),
    },
  ],
};
