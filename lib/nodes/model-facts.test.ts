import { expect, test } from "vitest";
import { factsOf } from "@/lib/nodes/model-facts";

const today = new Date("2026-11-28T12:00:00Z");

test("a model is described by its prices, its place among the others by speed, its window and what it refuses", () => {
  expect(factsOf("claude-haiku-5-5", today)).toMatchObject({
    price: { input: "$0.10", output: "$0.50" },
    speed: { word: "fastest" },
    context: "1M",
    remarks: ["$0.50 in, $2.50 out where the prompt is longer than 100k"],
  });
  expect(factsOf("claude-opus-5-5", today).remarks).toEqual(["always thinks"]);
  expect(factsOf("claude-haiku-4-5", today).remarks).toContain("no effort");
});

test("a model that goes says its day, one that is gone that it is", () => {
  expect(factsOf("claude-sonnet-4-5", today)).toMatchObject({ retired: false });
  expect(factsOf("claude-sonnet-4-5", today).remarks[0]).toBe("retires on 2026-11-30");
  expect(factsOf("claude-opus-4-1", today).remarks[0]).toBe("retired on 2026-08-05");
});

test("what no table knows is left open, never free", () => {
  expect(factsOf("local/llama", today)).toEqual({
    id: "local/llama",
    label: "local/llama",
    tier: null,
    price: null,
    speed: null,
    context: null,
    remarks: [],
    retired: false,
  });
});

test("another name of a known model is that model", () => {
  expect(factsOf("claude-haiku-4-5-20251001", today).id).toBe("claude-haiku-4-5");
});
