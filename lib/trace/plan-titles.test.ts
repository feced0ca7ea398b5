import { expect, test } from "vitest";
import { planTitles } from "@/lib/trace/plan-titles";

test("a half-written plan is read by its titles, and other text is left alone", () => {
  expect(planTitles('{"tasks":[{"id":"t1","title":"Grants and \\"rules\\"","objective":"x"},{"id":"t2","title":"Payb')).toEqual([
    'Grants and "rules"',
    "Payb",
  ]);
  expect(planTitles('{"tasks":[')).toEqual([]);
  expect(planTitles("# Heat pumps")).toBeNull();
});
