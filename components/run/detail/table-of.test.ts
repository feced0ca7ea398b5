import { describe, expect, test } from "vitest";
import type { JsonObject } from "@/lib/core/json";
import { inOrder, tableOf } from "@/components/run/detail/table-of";

describe("a value is shown as a table", () => {
  test("where it is a list of flat objects, with columns in the order in which they first appear", () => {
    const table = tableOf([
      { case: "Low", years: 9.6 },
      { years: null, case: "High", note: "depends" },
    ]);
    expect(table?.columns).toEqual([
      { key: "case", numeric: false },
      { key: "years", numeric: true },
      { key: "note", numeric: false },
    ]);
    expect(table?.rows).toHaveLength(2);
  });

  test("but not where cells hold more than one value, rows are no objects, or there is nothing to show", () => {
    for (const value of [[{ a: { b: 1 } }], [{ a: [1] }], [{ a: 1 }, "b"], [], [{}], { a: 1 }, "text", 4, null])
      expect(tableOf(value)).toBeNull();
  });

  test("and not where it is wider than anybody can read", () => {
    const row = (width: number) => Object.fromEntries(Array.from({ length: width }, (_, index) => [`c${index}`, index]));
    expect(tableOf([row(12)])).not.toBeNull();
    expect(tableOf([row(13)])).toBeNull();
  });
});

describe("a table in order", () => {
  const rows: JsonObject[] = [{ n: 10, t: "b2" }, { n: 9, t: "b10" }, { t: "A" }, { n: -1, t: null }];

  test("sorts numbers by size and texts as people do, with cells without a value last either way", () => {
    expect(inOrder(rows, { column: "n", down: false }).map(({ n }) => n)).toEqual([-1, 9, 10, undefined]);
    expect(inOrder(rows, { column: "n", down: true }).map(({ n }) => n)).toEqual([10, 9, -1, undefined]);
    expect(inOrder(rows, { column: "t", down: false }).map(({ t }) => t)).toEqual(["A", "b2", "b10", null]);
  });

  test("leaves the list itself alone", () => {
    inOrder(rows, { column: "n", down: true });
    expect(rows[0]).toEqual({ n: 10, t: "b2" });
  });
});
