import fc from "fast-check";
import { expect, test } from "vitest";
import { costOf } from "@/lib/money/cost";
import { priceTable } from "@/lib/money/prices";
import { upperBound } from "@/lib/money/upper-bound";

const today = new Date("2026-11-23T12:00:00Z");
const models = priceTable.rows.flatMap((row) => row.models);

const haiku = { model: "claude-haiku-5-5", maxOutputTokens: 1_000 };

test("[E5] no call that stays within its bytes and its output costs more than its bound", () => {
  const calls = fc.record({
    model: fc.constantFrom(...models),
    bytes: fc.nat(400_000),
    output: fc.nat(128_000),
    promptShare: fc.double({ min: 0, max: 1, noNaN: true }),
    outputShare: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  fc.assert(
    fc.property(calls, ({ model, bytes, output, promptShare, outputShare }) => {
      const usage = { input_tokens: Math.floor(bytes * promptShare), output_tokens: Math.floor(output * outputShare) };
      const cost = costOf(usage, model, today);
      const bound = upperBound({ bytes, model, maxOutputTokens: output }, today);
      expect(cost !== null && bound !== null && cost.nanoUsd <= bound).toBe(true);
    }),
  );
});

test("[E5] the bound knows the dearer tier of long prompts", () => {
  const short = upperBound({ ...haiku, bytes: 90_000 }, today) ?? 0n;
  const long = upperBound({ ...haiku, bytes: 100_001 }, today) ?? 0n;
  expect(long > short * 5n).toBe(true);
});

test("[E5] the bound counts searches: their fee, and the prompt that is read again with what was found", () => {
  const plain = upperBound({ ...haiku, bytes: 1_000 }, today) ?? 0n;
  const searching = upperBound({ ...haiku, bytes: 1_000, searches: 2, pages: 1 }, today) ?? 0n;
  const usage = {
    input_tokens: 4 * 1_000 + 6 * 20_000,
    output_tokens: 1_000,
    server_tool_use: { web_search_requests: 2, web_fetch_requests: 1 },
  };
  const cost = costOf(usage, haiku.model, today)?.nanoUsd ?? 0n;
  expect([searching > plain + 20_000_000n, cost <= searching]).toEqual([true, true]);
});

test("[E5] an unknown model has no bound", () => expect(upperBound({ ...haiku, model: "nobody", bytes: 10 }, today)).toBeNull());
