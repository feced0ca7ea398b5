import { expect, test } from "vitest";
import { runId } from "@/lib/core/ids";
import type { Event } from "@/lib/trace/event";
import { emptyRun, fold } from "@/lib/trace/fold";
import type { Row } from "@/lib/trace/row";
import { rows } from "@/lib/trace/rows";
import { researchBrief } from "@/lib/trace/testing/research-brief";
import { researchOutline } from "@/lib/trace/testing/research-outline";

const whole = researchBrief();
const start = Date.parse(whole[0]!.at);

function rowsAt(ms: number): Row[] {
  return rowsOf(whole.filter((event) => Date.parse(event.at) <= start + ms));
}

function rowsOf(events: Event[]): Row[] {
  return rows(fold(emptyRun(runId.parse("r1")), events), researchOutline);
}

function printed(all: Row[]): string[] {
  return all.map(
    (row) => `${"  ".repeat(row.depth)}${row.name}${row.part === null ? "" : `, ${row.part}`}: ${row.status}${row.held ? ", held" : ""}`,
  );
}

function kinds(row: Row | undefined): string {
  return (row?.segments ?? []).map((segment) => `${segment.kind}${segment.broken ? "!" : ""}`).join(" ");
}

test("before anything runs, the graph's nodes wait in their order and delegates have no row", () => {
  expect(printed(rowsOf([]))).toEqual(["Question: waiting", "Planner: waiting", "Synthesis: waiting", "Brief: waiting"]);
});

test("[T7] tasks stand under the round that planned them, those not started too", () => {
  expect(printed(rowsAt(7_000))).toEqual([
    "Question: succeeded",
    "Planner, round 1: running",
    "  Grants and rules 2026: running",
    "  Installed cost by house age: running",
    "  Noise and siting limits: waiting, held",
    "  Grid fees and tariffs: running",
    "  Payback model: waiting",
    "  Check every figure: waiting",
    "Synthesis: waiting",
    "Brief: waiting",
  ]);
});

test("[T7] nesting follows parentId, whatever the times say", () => {
  const shifted = whole.map((event) =>
    event.type === "step.started" && event.taskId === "t1" ? { ...event, at: new Date(start).toISOString() } : event,
  );
  expect(printed(rowsOf(shifted))).toEqual(printed(rowsOf(whole)));
});

test("a planner has a row for each round, with the cost of its own calls", () => {
  const planner = rowsOf(whole).filter((row) => row.nodeId === "plan");
  expect(planner.map((row) => [row.id, row.part, row.costNanoUsd])).toEqual([
    ["plan", "round 1", 18_000_000n],
    ["plan#2", "after round 1", 19_700_000n],
  ]);
  expect(kinds(planner[0])).toBe("first stream children");
});

test("segments tell queued, held, first token, streaming, a failed try and the wait after it", () => {
  const byName = new Map(rowsOf(whole).map((row) => [row.name, row]));
  expect(kinds(byName.get("Payback model"))).toBe("queued first stream");
  expect(kinds(byName.get("Noise and siting limits"))).toBe("held first stream");
  expect(kinds(byName.get("Grid fees and tariffs"))).toBe("wait first! failed! first stream");
  expect(byName.get("Grid fees and tariffs")?.tries).toBe(2);
});

test("a group that plays together is bracketed from its first row to its last", () => {
  const brackets = rowsOf(whole).map((row) => row.bracket);
  expect(brackets).toEqual([null, null, "first", "middle", "middle", "middle", "middle", "last", null, null, null]);
});
