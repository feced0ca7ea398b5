import { describe, expect, test } from "vitest";
import { rateLines } from "@/components/run/detail/rate-lines";
import { runId } from "@/lib/core/ids";
import type { JsonValue } from "@/lib/core/json";
import { priceTable } from "@/lib/money/prices";
import { emptyRun, fold } from "@/lib/trace/fold";
import { Story } from "@/lib/trace/testing/story";
import { tokensOf } from "@/lib/trace/tokens";

function lines(usage: { [key: string]: JsonValue }, table = priceTable.version): [string, string][] {
  const story = new Story();
  const said = { model: "claude-sonnet-5-5", at: 0, ms: 10, text: "Done." };
  story.say(story.begin(0, "ask", { name: "Ask", kind: "executor" }), said);
  const [call] = fold(emptyRun(runId.parse("run_1")), story.events()).calls.values();
  if (call === undefined) throw new Error("the story has a call");
  return rateLines({ ...call, usage, tokens: tokensOf(usage), priceTable: table }).map(({ label, text }) => [label, text]);
}

const small = { input_tokens: 6_980, output_tokens: 1_911 };

describe("[T5] the bill of a call", () => {
  test("has every kind of token with its rate, and what is always there even where it is none", () => {
    expect(lines(small)).toEqual([
      ["Input, fresh", "6,980 × $2.00 per M"],
      ["Cache read", "0"],
      ["Output", "1,911 × $10.00 per M"],
    ]);
  });

  test("names what was looked up by the request, and how much of the output was thinking", () => {
    const more = lines({
      ...small,
      output_tokens_details: { thinking_tokens: 900 },
      server_tool_use: { web_search_requests: 3, web_fetch_requests: 1 },
    });
    expect(more.slice(3)).toEqual([
      ["Output, of it thinking", "900"],
      ["Web search", "3 × $0.01"],
      ["Web fetch", "1 × $0"],
    ]);
  });

  test("gives no rates where another table than today's priced it", () => {
    expect(lines(small, "anthropic-list-2025-01-01").map(([, text]) => text)).toEqual(["6,980", "0", "1,911"]);
  });
});
