import { expect, test } from "vitest";
import { searchQuery, searchWords } from "@/lib/core/search-words";

test("the words of a value are its texts and numbers, once each, without names of fields and without files", () => {
  expect(searchWords({ topic: "Heat-pumps, heat!", count: 48113, ok: true, deep: [{ note: "Größe" }] }, "again")).toEqual([
    "heat",
    "pumps",
    "48113",
    "größe",
    "again",
  ]);
  expect(searchWords({ file: `data:image/png;base64,${"A".repeat(500)}` })).toEqual([]);
});

test("a long text is bounded, and what follows it in another value is still read", () => {
  const long = Array.from({ length: 20_000 }, (_, i) => `w${i}`).join(" ");
  expect(searchWords(long).length).toBeLessThanOrEqual(1_000);
  expect(searchWords("x".repeat(50_000), "error")).toContain("error");
});

test("a search asks for all words, long ones as beginnings, and nothing of it is an operator", () => {
  expect(searchQuery("Heat of pumps")).toBe("'heat':* & 'of' & 'pumps':*");
  expect(searchQuery("a' | !b & (c):*")).toBe("'a' & 'b' & 'c'");
  expect(searchQuery(" -- ")).toBeNull();
});
