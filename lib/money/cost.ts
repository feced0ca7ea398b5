import { isObject, type JsonValue } from "@/lib/core/json";
import { type PriceRow, type PriceTable, priceRow, priceTable, type Ratio, ratesFor } from "@/lib/money/prices";
import type { Usage } from "@/lib/trace/event";

export type Cost = { nanoUsd: bigint; priceTable: string };

/**
 * What a call cost at list price, from the usage that the provider reported (T5). Null: unpriced, because the model, or something in
 * the usage that is paid for, stands in no table. `model` is the one that was asked for; iterations may name others.
 */
export function costOf(usage: Usage, model: string, at: Date, table: PriceTable = priceTable): Cost | null {
  const iterations = usage["iterations"];
  // Compaction and advisor iterations are missing from the totals, so where iterations are given they are the bill.
  const parts = Array.isArray(iterations) && iterations.length > 0 ? iterations : [usage];
  let sum: Exact = { top: 0n, bottom: 1n };
  for (const part of parts) {
    const cost = isObject(part) ? tokenCost(part, usage, model, at, table) : null;
    if (cost === null) return null;
    sum = add(sum, cost);
  }
  const tools = toolCost(usage["server_tool_use"], table);
  return tools === null ? null : { nanoUsd: roundHalfUp(sum) + tools, priceTable: table.version };
}

type Exact = { top: bigint; bottom: bigint };
type Counters = { input: number; output: number; write5m: number; write1h: number; read: number };

function tokenCost(part: { [key: string]: JsonValue }, whole: Usage, asked: string, at: Date, table: PriceTable): Exact | null {
  const model = typeof part["model"] === "string" ? part["model"] : asked;
  const row = priceRow(table, model, at);
  const counters = countersOf(part);
  const ratio = row === null ? null : multipliers(whole, row, at, table);
  if (row === null || counters === null || ratio === null) return null;
  const rates = ratesFor(row, counters.input + counters.write5m + counters.write1h + counters.read);
  if (rates === null) return null;
  const nano =
    BigInt(counters.input) * BigInt(rates.input) +
    BigInt(counters.output) * BigInt(rates.output) +
    BigInt(counters.read) * BigInt(rates.cacheRead) +
    BigInt(counters.write5m) * BigInt(rates.cacheWrite5m) +
    BigInt(counters.write1h) * BigInt(rates.cacheWrite1h);
  return { top: nano * ratio.top, bottom: ratio.bottom };
}

function countersOf(part: { [key: string]: JsonValue }): Counters | null {
  // Without these two nothing was reported, and nothing is not free.
  const input = typeof part["input_tokens"] === "number" ? count(part["input_tokens"]) : null;
  const output = typeof part["output_tokens"] === "number" ? count(part["output_tokens"]) : null;
  const read = count(part["cache_read_input_tokens"]);
  const written = count(part["cache_creation_input_tokens"]);
  const detail = isObject(part["cache_creation"]) ? part["cache_creation"] : {};
  const write1h = count(detail["ephemeral_1h_input_tokens"]);
  const detail5m = count(detail["ephemeral_5m_input_tokens"]);
  if (input === null || output === null || read === null || written === null || write1h === null || detail5m === null) return null;
  // Without a breakdown, or beyond it, writes are of the default time to live.
  return { input, output, read, write1h, write5m: Math.max(detail5m, written - write1h) };
}

/** An absent counter is none; one that is no whole number is a usage that we do not understand. */
function count(value: JsonValue | undefined): number | null {
  if (value === undefined || value === null) return 0;
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : null;
}

function multipliers(usage: Usage, row: PriceRow, at: Date, table: PriceTable): Exact | null {
  const found = [batchRatio(usage["service_tier"], table), fastRatio(usage["speed"], row, at), geoRatio(usage["inference_geo"], row)];
  let ratio: Exact = { top: 1n, bottom: 1n };
  for (const one of found) {
    if (one === null) return null;
    ratio = { top: ratio.top * one[0], bottom: ratio.bottom * one[1] };
  }
  return ratio;
}

const same: Ratio = [1n, 1n];

function batchRatio(tier: JsonValue | undefined, table: PriceTable): Ratio {
  return tier === "batch" ? table.batch : same;
}

function fastRatio(speed: JsonValue | undefined, row: PriceRow, at: Date): Ratio | null {
  if (speed !== "fast") return same;
  const isOver = row.fast !== null && row.fast.until !== null && at.toISOString().slice(0, 10) > row.fast.until;
  return row.fast === null || isOver ? null : row.fast.ratio;
}

function geoRatio(geo: JsonValue | undefined, row: PriceRow): Ratio | null {
  if (geo === "us") return row.usGeo;
  return geo === undefined || geo === null || geo === "global" || geo === "not_available" ? same : null;
}

function toolCost(used: JsonValue | undefined, table: PriceTable): bigint | null {
  let sum = 0n;
  for (const [counter, value] of Object.entries(isObject(used) ? used : {})) {
    const requests = count(value);
    const price = Object.hasOwn(table.serverTools, counter) ? table.serverTools[counter] : undefined;
    if (requests === null || (price === undefined && requests > 0)) return null;
    sum += BigInt(requests) * BigInt(price ?? 0);
  }
  return sum;
}

function add(a: Exact, b: Exact): Exact {
  return { top: a.top * b.bottom + b.top * a.bottom, bottom: a.bottom * b.bottom };
}

function roundHalfUp(value: Exact): bigint {
  return (value.top * 2n + value.bottom) / (value.bottom * 2n);
}
