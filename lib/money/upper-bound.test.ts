import fc from "fast-check";
import { expect, test } from "vitest";
import { costOf } from "@/lib/money/cost";
import { priceTable } from "@/lib/money/prices";
import { upperBound } from "@/lib/money/upper-bound";

const today = new Date("2026-11-23T12:00:00Z");
const models = priceTable.rows.flatMap((row) => row.models);

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
      const bound = upperBound(bytes, model, output, today);
      expect(cost !== null && bound !== null && cost.nanoUsd <= bound).toBe(true);
    }),
  );
});

test("[E5] the bound knows the dearer tier of long prompts", () => {
  const short = upperBound(90_000, "claude-haiku-5-5", 1_000, today) ?? 0n;
  const long = upperBound(100_001, "claude-haiku-5-5", 1_000, today) ?? 0n;
  expect(long > short * 5n).toBe(true);
});

test("[E5] an unknown model has no bound", () => expect(upperBound(10, "nobody", 10, today)).toBeNull());
