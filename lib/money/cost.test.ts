import { describe, expect, test } from "vitest";
import { catalogue } from "@/lib/model/catalogue";
import { costOf } from "@/lib/money/cost";
import { priceRow, priceTable } from "@/lib/money/prices";
import type { Usage } from "@/lib/trace/event";

const today = new Date("2026-11-23T12:00:00Z");
const nano = (usage: Usage, model: string, at = today) => costOf(usage, model, at)?.nanoUsd ?? null;
const tokens = (input: number, output: number, more: Usage = {}): Usage => ({ input_tokens: input, output_tokens: output, ...more });

describe("[T5] golden values", () => {
  test("the whole prompt chooses the tier of Haiku 5.5, for every token of the request", () => {
    expect(nano(tokens(100_000, 1_000), "claude-haiku-5-5")).toBe(10_500_000n);
    expect(nano(tokens(100_001, 1_000), "claude-haiku-5-5")).toBe(52_500_500n);
    const cached = tokens(1, 1_000, { cache_read_input_tokens: 60_000, cache_creation_input_tokens: 40_000 });
    expect(nano(cached, "claude-haiku-5-5")).toBe(500n + 60_000n * 50n + 40_000n * 625n + 2_500_000n);
  });
  test("a planner, six executors and a synthesis cost $0.1129", () => {
    const planner = nano(tokens(3_000, 1_200), "claude-sonnet-5-5") ?? 0n;
    const executor = nano(tokens(4_000, 1_500), "claude-haiku-5-5") ?? 0n;
    const synthesis = nano(tokens(12_000, 2_000), "claude-opus-5-5") ?? 0n;
    expect([planner, executor * 6n, synthesis]).toEqual([18_000_000n, 6_900_000n, 88_000_000n]);
    expect(planner + executor * 6n + synthesis).toBe(112_900_000n);
  });
  test("cache reads have the model's own rate", () => {
    expect(nano(tokens(2_000, 1_000, { cache_read_input_tokens: 50_000 }), "claude-opus-5-5")).toBe(38_000_000n);
  });
});

describe("[T5] prices are dated", () => {
  test("Sonnet 5.5 reads its cache at half the rate since 7 October", () => {
    const read = tokens(0, 0, { cache_read_input_tokens: 1_000_000 });
    expect(nano(read, "claude-sonnet-5-5", new Date("2026-10-06T23:59:59Z"))).toBe(200_000_000n);
    expect(nano(read, "claude-sonnet-5-5", new Date("2026-10-07T00:00:00Z"))).toBe(100_000_000n);
  });
  test("a price that has not begun is no price", () => {
    expect(nano(tokens(1, 1), "claude-fable-5-2", new Date("2026-11-08T00:00:00Z"))).toBeNull();
  });
  test("the version of the table goes with the cost", () => {
    expect(costOf(tokens(1, 1), "claude-opus-5-5", today)?.priceTable).toBe(priceTable.version);
  });
});

describe("[T5] what else is paid for", () => {
  test("cache writes by time to live, and five minutes where nothing is said", () => {
    const detail = { ephemeral_5m_input_tokens: 300, ephemeral_1h_input_tokens: 700 };
    expect(nano(tokens(0, 0, { cache_creation_input_tokens: 1_000, cache_creation: detail }), "claude-opus-5-5")).toBe(
      300n * 5_000n + 700n * 8_000n,
    );
    expect(nano(tokens(0, 0, { cache_creation_input_tokens: 1_000 }), "claude-opus-5-5")).toBe(5_000_000n);
    expect(nano(tokens(0, 0, { cache_creation: detail }), "claude-opus-5-5")).toBe(300n * 5_000n + 700n * 8_000n);
  });
  test("batch halves, fast doubles, a region adds a tenth, and they multiply", () => {
    expect(nano(tokens(1_000, 1_000, { service_tier: "batch" }), "claude-haiku-5-5")).toBe(300_000n);
    expect(nano(tokens(1_000, 1_000, { speed: "fast" }), "claude-opus-5-5")).toBe(48_000_000n);
    expect(nano(tokens(1_000, 0, { speed: "fast", inference_geo: "us" }), "claude-opus-5-5")).toBe(8_800_000n);
  });
  test("half a nano-dollar is rounded once, at the end", () => {
    const written = { cache_creation_input_tokens: 1, service_tier: "batch" };
    expect(nano(tokens(0, 0, written), "claude-haiku-5-5")).toBe(63n);
    expect(
      nano(tokens(0, 0, { iterations: [tokens(0, 0, written), tokens(0, 0, written)], service_tier: "batch" }), "claude-haiku-5-5"),
    ).toBe(125n);
  });
  test("iterations are the bill where they are given, each at its own model", () => {
    const advised = tokens(1_000, 100, {
      iterations: [
        { type: "message", model: null, ...tokens(1_000, 100) },
        { type: "compaction", ...tokens(5_000, 500) },
        { type: "advisor_message", model: "claude-opus-5-5", ...tokens(2_000, 400) },
      ],
    });
    expect(nano(advised, "claude-sonnet-5-5")).toBe(6_000n * 2_000n + 600n * 10_000n + 2_000n * 4_000n + 400n * 20_000n);
  });
  test("a web search is one cent", () => {
    const searched = tokens(0, 0, { server_tool_use: { web_search_requests: 3, web_fetch_requests: 9 } });
    expect(nano(searched, "claude-sonnet-5-5")).toBe(30_000_000n);
  });
});

describe("[T5] what no table knows is unpriced, never 0", () => {
  test.each<[string, Usage, string]>([
    ["an unknown model", tokens(1, 1), "gpt-nothing"],
    ["a model without a published price", tokens(1, 1), "claude-mythos-5-2"],
    [
      "an iteration of an unknown model",
      tokens(1, 1, { iterations: [{ type: "message", model: "nobody", ...tokens(1, 1) }] }),
      "claude-opus-5-5",
    ],
    ["an iteration that is none", tokens(1, 1, { iterations: ["?"] }), "claude-opus-5-5"],
    ["fast mode where there is none", tokens(1, 1, { speed: "fast" }), "claude-haiku-5-5"],
    ["an unknown region", tokens(1, 1, { inference_geo: "moon" }), "claude-opus-5-5"],
    ["a region on a model without regions", tokens(1, 1, { inference_geo: "us" }), "claude-haiku-4-5"],
    ["an unknown paid tool", tokens(1, 1, { server_tool_use: { dream_requests: 1 } }), "claude-opus-5-5"],
    ["a counter that is no count", { input_tokens: "many", output_tokens: 1 }, "claude-opus-5-5"],
    ["a usage that says nothing", {}, "claude-opus-5-5"],
    ["a negative counter", tokens(-1, 1), "claude-opus-5-5"],
    ["the name of a property of every object", tokens(1, 1), "constructor"],
  ])("%s", (_, usage, model) => expect(costOf(usage, model, today)).toBeNull());
  test("fast mode of Opus 4.8 ends with November", () => {
    const fast = tokens(1, 0, { speed: "fast" });
    expect(nano(fast, "claude-opus-4-8", new Date("2026-11-30T12:00:00Z"))).toBe(10_000n);
    expect(nano(fast, "claude-opus-4-8", new Date("2026-12-01T00:00:00Z"))).toBeNull();
  });
});

test("[T5] every model that can be chosen has a price, but for one that was not found", () => {
  const offered = catalogue.models.filter((model) => model.status !== "retired" && model.status !== "restricted");
  const unpriced = offered.flatMap((model) => [model.id, ...model.aliases]).filter((id) => priceRow(priceTable, id, today) === null);
  expect(unpriced).toEqual(["claude-fable-5"]);
});

test("[T5] every rate is a whole number of nano-dollars, and writes and reads follow the published multipliers", () => {
  for (const { rates } of priceTable.rows.flatMap((row) => row.tiers)) {
    expect(Object.values(rates).every(Number.isInteger)).toBe(true);
    expect([rates.cacheWrite5m * 4, rates.cacheWrite1h]).toEqual([rates.input * 5, rates.input * 2]);
    expect([10, 20, 40]).toContain(rates.input / rates.cacheRead);
    expect(rates.output).toBe(rates.input * 5);
  }
});
