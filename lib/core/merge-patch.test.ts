import { expect, test } from "vitest";
import { mergePatch, patchBetween } from "@/lib/core/merge-patch";

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

test.each([
  [{ a: 1 }, { a: 1 }, {}],
  [{ a: 1, b: 2 }, { a: 3 }, { a: 3, b: null }],
  [{ s: { x: 1, y: [1] } }, { s: { y: [2] } }, { s: { x: null, y: [2] } }],
])("the patch between %j and %j makes one of the other", (before, after, patch) => {
  expect(patchBetween(before, after)).toEqual(patch);
  expect(mergePatch(before, patchBetween(before, after))).toEqual(after);
});
