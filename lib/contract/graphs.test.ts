import { expect, test } from "vitest";
import { readSearch } from "@/lib/contract/graphs";

test("what a page's address has that is no search, wrong, or given twice searches nothing", () => {
  expect(readSearch({ text: "tea", tag: "hot", cursor: "c", page: "3" })).toEqual({ text: "tea", tag: "hot", cursor: "c" });
  expect(readSearch({ text: ["a", "b"], tag: "a\u0000", cursor: "c".repeat(401) })).toEqual({});
});
