import { describe, expect, test } from "vitest";
import type { JsonValue } from "@/lib/core/json";
import { outputProblems, outputText, readAnswer, textOf } from "@/lib/model/output";
import type { ModelResponse } from "@/lib/model/port";

const said = (text: string, stopReason = "end_turn", stopDetails: JsonValue | null = null): ModelResponse => ({
  id: "msg",
  model: "m",
  stopReason,
  stopDetails,
  content: [
    { type: "thinking", thinking: "hm", signature: "s" },
    { type: "text", text: text.slice(0, 3) },
    { type: "text", text: text.slice(3) },
  ],
});
const schema = { type: "object", properties: { a: { type: "integer" } }, required: ["a"], additionalProperties: false };

test("the text is that of the text blocks, wherever they stand", () => expect(textOf(said("Hello"))).toBe("Hello"));

describe("an answer as a value", () => {
  test("without a schema is its text", () => expect(readAnswer(said("Hello"), null)).toEqual({ ok: true, value: "Hello" }));
  test("with a schema is its JSON", () => expect(readAnswer(said('{"a": 1}'), schema)).toEqual({ ok: true, value: { a: 1 } }));
  test.each([
    ["no JSON", "Sure! {"],
    ["other JSON", '{"a": "x"}'],
    ["something missing", "{}"],
    ["something more", '{"a": 1, "b": 2}'],
  ])("with %s is none, and says why", (_, text) => {
    expect(readAnswer(said(text), schema)).toEqual({ ok: false, error: expect.arrayContaining([expect.any(String)]) });
  });
});

describe("[E6] an answer that is none is not tried again", () => {
  test.each([
    ["max_tokens", "output_truncated"],
    ["refusal", "model_refused"],
    ["model_context_window_exceeded", "context_too_long"],
    ["pause_turn", "provider_failed"],
  ])("%s", (stopReason, code) => {
    expect(() => outputText(said("Hel", stopReason))).toThrow(expect.objectContaining({ code, retry: { again: false } }));
  });
  test("a refusal says why, where the model does", () => {
    const details = { type: "refusal", category: "bio", explanation: "Too close to a recipe." };
    expect(() => outputText(said("", "refusal", details))).toThrow("The model refused to answer (bio). Too close to a recipe.");
  });
});

test("problems name the place; a schema that cannot be used is a problem too", () => {
  expect(outputProblems({ a: "x" }, schema)).toContainEqual(expect.stringMatching(/^a: /));
  expect(outputProblems(1, { $ref: "#/$defs/nowhere" })).toEqual([expect.stringContaining("cannot be checked")]);
  expect([outputProblems(1, true), outputProblems(1, false).length]).toEqual([[], 1]);
});
