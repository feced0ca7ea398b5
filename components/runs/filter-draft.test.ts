import { expect, test } from "vitest";
import { applied, typed, type FilterDraft } from "@/components/runs/filter-draft";

/** As keys give it: a field hands on what it showed and one letter more. */
function keyed(text: string): FilterDraft {
  return [...text].reduce<FilterDraft>((draft, letter) => typed(draft, "tag", `${draft.tag ?? ""}${letter}`), { status: "failed" });
}

test("a tag of two words can be typed, and is applied without the spaces around it", () => {
  expect(applied(keyed(" nightly run "))).toEqual({ status: "failed", tag: "nightly run" });
});

test("a field that was emptied, or holds spaces alone, takes its part away", () => {
  expect(applied(typed(keyed("x"), "tag", ""))).toEqual({ status: "failed", tag: "" });
  expect(applied(keyed("  "))).toEqual({ status: "failed", tag: "" });
});
