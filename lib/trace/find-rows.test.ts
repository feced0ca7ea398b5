import { expect, test } from "vitest";
import { runId } from "@/lib/core/ids";
import { emptyRun, fold } from "@/lib/trace/fold";
import { findRows } from "@/lib/trace/find-rows";
import { rows } from "@/lib/trace/rows";
import { researchBrief } from "@/lib/trace/testing/research-brief";

const run = fold(emptyRun(runId.parse("r1")), researchBrief());
const all = rows(run, []);

test("a row is found by its name, in any case and with the words in any order, and what it stands under is kept", () => {
  const task = all.find((row) => row.within !== null)!; // a plan has tasks
  const words = task.name.toUpperCase().split(" ").toReversed().join(" ");
  const { hits, rows: kept } = findRows(run, all, words);
  expect(hits).toContain(task.id);
  expect(kept.map((row) => row.id)).toContain(task.within);
  expect(kept.map((row) => all.indexOf(row))).toEqual(kept.map((row) => all.indexOf(row)).toSorted((a, b) => a - b));
});

test("a row is found by what its model said", () => {
  const said = [...run.calls.values()].find((call) => call.text.length > 20)!; // its calls speak
  const { hits } = findRows(run, all, said.text.slice(0, 20));
  expect(hits.size).toBeGreaterThan(0);
});

test("words that stand nowhere find nothing", () => {
  expect(findRows(run, all, "zzz qqq").rows).toEqual([]);
});
