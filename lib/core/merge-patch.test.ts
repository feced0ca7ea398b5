import { expect, test } from "vitest";
import { mergePatch } from "@/lib/core/merge-patch";

test.each([
  [{ a: "b" }, { a: "c" }, { a: "c" }],
  [{ a: "b" }, { b: "c" }, { a: "b", b: "c" }],
  [{ a: "b", b: "c" }, { a: null }, { b: "c" }],
  [{ a: ["b"] }, { a: "c" }, { a: "c" }],
  [{ a: { b: "c" } }, { a: { b: "d", c: null } }, { a: { b: "d" } }],
  [["a", "b"], { a: "b" }, { a: "b" }],
  [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
  [{ e: null }, { a: 1 }, { e: null, a: 1 }],
])("%j patched with %j is %j", (target, patch, expected) => {
  expect(mergePatch(target, patch)).toEqual(expected);
});

test("[G7] a patch reaches no prototype", () => {
  const patch = JSON.parse('{ "__proto__": { "polluted": true } }') as never;
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  mergePatch({}, patch);
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});
