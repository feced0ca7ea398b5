import { describe, expect, test } from "vitest";
import { checkInput } from "@/lib/graph/input";
import type { InputField } from "@/lib/spec/spec";

function field(key: string, type: InputField["type"], extra: Partial<InputField> = {}): InputField {
  return { key, type, label: null, required: false, default: null, options: [], description: null, ...extra };
}

const fields = [
  field("topic", "text", { required: true, label: "Topic" }),
  field("count", "number", { default: 3 }),
  field("depth", "select", { options: ["short", "long"], default: "short" }),
  field("deep", "boolean"),
  field("extra", "json"),
];

describe("[A input] a run's input", () => {
  test("gets the defaults of what is left out, and null where there is none", () => {
    expect(checkInput(fields, { topic: "Trains" })).toEqual({
      ok: true,
      value: { topic: "Trains", count: 3, depth: "short", deep: null, extra: null },
    });
  });

  test("is refused with everything that is wrong", () => {
    const checked = checkInput(fields, { count: "4", depth: "huge", deep: 1, topc: "x" });
    expect(checked.ok ? [] : checked.error).toEqual([
      { field: "topc", message: "There is no field topc. The fields are: topic, count, depth, deep, extra." },
      { field: "topic", message: "Topic is required." },
      { field: "count", message: "count has to be a number." },
      { field: "depth", message: "depth has to be one of: short, long." },
      { field: "deep", message: "deep has to be true or false." },
    ]);
  });

  test.each(["text", 3, null, [{ topic: "x" }]])("%j is no input", (input) => {
    expect(checkInput(fields, input).ok).toBe(false);
  });

  test("[G7] the names of prototypes are unknown keys like others, and JSON may hold them", () => {
    expect(checkInput([], JSON.parse('{"__proto__": 1}')).ok).toBe(false);
    const checked = checkInput([field("extra", "json")], JSON.parse('{"extra": {"__proto__": {"a": 1}}}'));
    expect(checked.ok && JSON.stringify(checked.value)).toBe('{"extra":{"__proto__":{"a":1}}}');
    expect(({} as { a?: number }).a).toBeUndefined();
  });
});
