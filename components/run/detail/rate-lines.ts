import { wholeNumber } from "@/lib/core/format";
import { isObject } from "@/lib/core/json";
import { priceRow, priceTable, ratesFor, type Rates } from "@/lib/money/prices";
import type { CallView } from "@/lib/trace/run-view";

export type RateLine = { label: string; tokens: number; rate: string };

/** Tokens by what they cost each, as the call was priced. Without rates where the call was priced by another table than today's. */
export function rateLines(call: CallView): RateLine[] {
  const { input, output, cacheRead, cacheWrite } = call.tokens;
  const rates = call.priceTable === priceTable.version ? ratesOf(call, input + cacheRead + cacheWrite) : null;
  const long = hourWrites(call);
  const lines: RateLine[] = [
    { label: "Input, fresh", tokens: input, rate: rateText(rates?.input) },
    { label: "Cache read", tokens: cacheRead, rate: rateText(rates?.cacheRead) },
    { label: "Cache write", tokens: cacheWrite - long, rate: rateText(rates?.cacheWrite5m) },
    { label: "Cache write, 1 h", tokens: long, rate: rateText(rates?.cacheWrite1h) },
    { label: "Output", tokens: output, rate: rateText(rates?.output) },
  ];
  return lines.filter((line) => line.tokens > 0 || line.label === "Input, fresh" || line.label === "Output" || line.label === "Cache read");
}

/** `6,980 × $0.10 per M`. */
export function lineText({ tokens, rate }: RateLine): string {
  return tokens === 0 || rate === "" ? wholeNumber(tokens) : `${wholeNumber(tokens)} × ${rate} per M`;
}

function ratesOf(call: CallView, promptTokens: number): Rates | null {
  const row = call.model === null ? null : priceRow(priceTable, call.model, new Date(call.startedAt));
  return row === null ? null : ratesFor(row, promptTokens);
}

function hourWrites({ usage }: CallView): number {
  const detail = usage?.["cache_creation"];
  const count = isObject(detail) ? detail["ephemeral_1h_input_tokens"] : 0;
  return typeof count === "number" ? count : 0;
}

/** Nano-dollars for a token are thousandths of a dollar for a million. */
function rateText(nanoPerToken: number | undefined): string {
  return nanoPerToken === undefined ? "" : `$${(nanoPerToken / 1_000).toFixed(nanoPerToken % 10 === 0 ? 2 : 3)}`;
}
