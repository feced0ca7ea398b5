import { expect, test } from "vitest";
import { z } from "zod";
import { jsonValue, own } from "@/lib/core/json";

test("[G7] in data `__proto__` and `constructor` are ordinary own keys, and reach no prototype", () => {
  const raw: unknown = JSON.parse('{"value": {"__proto__": {"polluted": true}, "constructor": {"prototype": 1}}}');
  const { value } = z.object({ value: jsonValue }).parse(raw);
  expect(JSON.stringify(value)).toBe('{"__proto__":{"polluted":true},"constructor":{"prototype":1}}');
  expect(own(value, "__proto__")).toEqual({ polluted: true });
  expect(own({}, "constructor")).toBeUndefined();
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});

test("what JSON cannot hold is no JSON value", () => {
  for (const value of [undefined, Number.NaN, 1n, () => 1, [undefined], { at: Symbol("x") }])
    expect(jsonValue.safeParse(value).success).toBe(false);
  for (const value of [null, 0, "", false, [], {}, [{ a: [null] }]]) expect(jsonValue.safeParse(value).success).toBe(true);
});
