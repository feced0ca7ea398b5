import { capMoney, wholeNumber } from "@/lib/core/format";
import { isObject, own } from "@/lib/core/json";
import { priceRow, priceTable, ratesFor, type Rates } from "@/lib/money/prices";
import type { CallView } from "@/lib/trace/run-view";

export type RateLine = { label: string; text: string };

/** Tokens by what they cost each, as the call was priced. Without rates where the call was priced by another table than today's. */
export function rateLines(call: CallView): RateLine[] {
  const { input, output, cacheRead, cacheWrite } = call.tokens;
  const rates = call.priceTable === priceTable.version ? ratesOf(call, input + cacheRead + cacheWrite) : null;
  const long = hourWrites(call);
  const lines: [label: string, tokens: number, rate: number | undefined, always: boolean][] = [
    ["Input, fresh", input, rates?.input, true],
    ["Cache read", cacheRead, rates?.cacheRead, true],
    ["Cache write", cacheWrite - long, rates?.cacheWrite5m, false],
    ["Cache write, 1 h", long, rates?.cacheWrite1h, false],
    ["Output", output, rates?.output, true],
  ];
  return [
    ...lines.flatMap(([label, tokens, rate, always]) => (tokens > 0 || always ? { label, text: tokenText(tokens, rate) } : [])),
    ...thinkingLine(call),
    ...toolLines(call, rates !== null),
  ];
}

/** `6,980 × $0.10 per M`. */
function tokenText(tokens: number, rate: number | undefined): string {
  return tokens === 0 || rate === undefined ? wholeNumber(tokens) : `${wholeNumber(tokens)} × ${rateText(rate)} per M`;
}

/** Part of the output, and paid for as such. */
function thinkingLine({ usage }: CallView): RateLine[] {
  const tokens = own(usage?.["output_tokens_details"], "thinking_tokens");
  return typeof tokens === "number" && tokens > 0 ? [{ label: "Output, of it thinking", text: wholeNumber(tokens) }] : [];
}

/** What the provider looked up is paid for by the request. */
function toolLines({ usage }: CallView, isPriced: boolean): RateLine[] {
  const used = usage?.["server_tool_use"];
  return Object.entries(isObject(used) ? used : {}).flatMap(([counter, count]) => {
    if (typeof count !== "number" || count === 0) return [];
    const price = isPriced ? priceTable.serverTools[counter] : undefined;
    const label = counter.replace(/_requests$/, "").replaceAll("_", " ");
    return {
      label: label.replace(/^./, (letter) => letter.toUpperCase()),
      text: price === undefined ? wholeNumber(count) : `${wholeNumber(count)} × ${price === 0 ? "$0" : capMoney(BigInt(price))}`,
    };
  });
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
function rateText(nanoPerToken: number): string {
  return `$${(nanoPerToken / 1_000).toFixed(nanoPerToken % 10 === 0 ? 2 : 3)}`;
}
