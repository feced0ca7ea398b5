import { describe, expect, test } from "vitest";
import { runId } from "@/lib/core/ids";
import { emptyRun, fold } from "@/lib/trace/fold";
import { unfolded } from "@/lib/trace/folds";
import type { Row } from "@/lib/trace/row";
import { rows } from "@/lib/trace/rows";
import { containerOutline, containerRun } from "@/lib/trace/testing/container-run";
import { Story } from "@/lib/trace/testing/story";

function rowsAt(ms: number, events = containerRun()): Row[] {
  return rows(
    fold(
      emptyRun(runId.parse("r1")),
      events.filter((event) => Date.parse(event.at) <= ms),
    ),
    containerOutline,
  );
}

function printed(all: Row[]): string[] {
  return all.map((row) => `${"  ".repeat(row.depth)}${row.name}${row.part === null ? "" : `, ${row.part}`}: ${row.status}`);
}

const whole = rowsAt(Infinity);

describe("[T7] turns group the steps of a container", () => {
  test("before it begins, a container lists what is inside once", () => {
    expect(printed(rowsAt(0))).toEqual([
      "Start: waiting",
      "Each page: waiting",
      "  Write: waiting",
      "Until it passes: waiting",
      "  Draft: waiting",
      "  Judge: waiting",
      "End: waiting",
    ]);
  });

  test("a row for each turn that has begun, with what its steps still wait for", () => {
    expect(printed(rowsAt(1_500))).toEqual([
      "Start: succeeded",
      "Each page, 1 of 4: running",
      "  item 1: running",
      "    Write: running",
      "  item 2: succeeded",
      "    Write: succeeded",
      "  item 3: running",
      "    Write: running",
      "Until it passes: waiting",
      "  Draft: waiting",
      "  Judge: waiting",
      "End: waiting",
    ]);
    const inLoop = rowsAt(4_700).filter((row) => row.nodeId === "again" || row.within?.startsWith("again"));
    expect(printed(inLoop)).toEqual([
      "Until it passes, 2 turns: running",
      "  turn 1: succeeded",
      "    Draft: succeeded",
      "    Judge: succeeded",
      "  turn 2: running",
      "    Draft: running",
      "    Judge: waiting",
    ]);
  });

  test("[E9] a turn whose step failed has failed, and its container goes on", () => {
    const all = rowsAt(Infinity, containerRun({ failing: 2 }));
    expect(all.find((row) => row.id === "pages#[2]")).toMatchObject({ status: "failed", turn: 2, stepId: "pages" });
    expect(all.find((row) => row.id === "pages")?.status).toBe("succeeded");
  });

  test("steps of a sub-graph stand under its step, by the times that they began at", () => {
    const story = new Story(0);
    const check = story.begin(0, "check", { name: "Check", kind: "subgraph" });
    const think = story.begin(1, "think", { name: "Think", kind: "executor", path: "check", parent: check });
    story.end(20, think, "x");
    const answer = story.begin(21, "answer", { name: "Answer", kind: "output", path: "check", parent: check });
    story.end(22, answer, "x").end(23, check, "x");
    const all = rows(fold(emptyRun(runId.parse("r1")), story.finish(24, "succeeded", "x").events()), []);
    expect(printed(all)).toEqual(["Check: succeeded", "  Think: succeeded", "  Answer: succeeded"]);
    expect(all.map((row) => row.needs)).toEqual([[], [], ["think~check"]]);
    expect(all[0]).toMatchObject({ fold: "open", segments: [{ kind: "children", from: 0, to: 23 }] });
  });
});

test("[T7] sub-graphs that a model called stand under its step, by name; its own calls count beside them", () => {
  const story = new Story(0);
  const write = story.begin(0, "write", { name: "Write", kind: "executor", model: "claude-haiku-5-5" });
  const said = { model: "claude-haiku-5-5", text: "x" };
  story.say(write, { ...said, at: 0, ms: 100 });
  story.tell(100, { type: "items.counted", stepId: write, count: 1, items: [{}], called: [{ id: "toolu_1", tool: "check" }] });
  const look = story.begin(100, "look", { name: "Look", kind: "executor", path: "write.check[0]", parent: write });
  story.end(400, look, "x").tell(400, { type: "iteration.finished", stepId: write, index: 0, done: true });
  story.say(write, { ...said, at: 400, ms: 50 });
  story.end(450, write, "x");
  const all = rows(fold(emptyRun(runId.parse("r1")), story.finish(450, "succeeded", "x").events()), []);
  expect(printed(all)).toEqual(["Write, 1 sub-graph: succeeded", "  check: succeeded", "    Look: succeeded"]);
  expect(all[0]?.segments.map(({ kind }) => kind)).toEqual(["first", "stream", "first", "stream", "children"]);
});

test("[T6] a container's own cost is none; folded it stands for all that is under it", () => {
  const map = whole.find((row) => row.id === "pages");
  expect(map).toMatchObject({ costNanoUsd: null, inside: { costNanoUsd: 4_000n, calls: 4 } });
  expect(whole.find((row) => row.id === "again#[1]")?.inside?.costNanoUsd).toBe(2_500n);
  const own = whole.reduce((sum, row) => sum + (row.costNanoUsd ?? 0n), 0n);
  expect(own).toBe(9_000n);
});

test("[T6] a turn stands for what calls of its steps may have cost that broke off", () => {
  const story = new Story();
  const map = story.begin(10, "pages", { name: "Each page", kind: "map" });
  story.tell(11, { type: "items.counted", stepId: map, count: 1, items: null });
  const write = story.begin(20, "write", { name: "Write", kind: "executor", model: "m", path: "pages[0]", parent: map });
  story.lose(write, { model: "m", at: 30, ms: 10 }, 4_637_600n);
  const [turn] = rowsAt(Infinity, story.events()).filter((row) => row.turn === 0);
  expect(turn?.inside).toEqual({ costNanoUsd: 0n, unpricedCalls: 0, lostNanoUsd: 4_637_600n, calls: 1 });
});

describe("folding", () => {
  const many = rowsAt(Infinity, containerRun({ items: 1_000 }));

  test("a map of a thousand items stands folded, with what it came to, and opens on demand", () => {
    const shown = unfolded(many, new Map(), null);
    expect(shown.map((row) => row.id)).toEqual(["start", "pages", ...loopRows, "end"]);
    expect(shown[1]).toMatchObject({ part: "1000 of 1000", fold: "folded", inside: { costNanoUsd: 1_000_000n } });
    const open = unfolded(many, new Map([["pages", true]]), null);
    expect(open).toHaveLength(1_000 + shown.length);
    const one = unfolded(many, new Map(Object.entries({ pages: true, "pages#[7]": true })), null);
    expect(one[10]?.id).toBe("write~pages-7");
  });

  test("the way to what is selected stays, and nothing else of what is folded", () => {
    const shown = unfolded(many, new Map(), "write~pages-500");
    expect(shown.map((row) => row.id)).toEqual(["start", "pages", "pages#[500]", "write~pages-500", ...loopRows, "end"]);
  });

  test("a few turns stand open, and a reader may fold them", () => {
    expect(unfolded(whole, new Map(), null)).toHaveLength(whole.length);
    expect(unfolded(whole, new Map([["again", false]]), null).map((row) => row.id)).not.toContain("draft~again-0");
  });
});

const loopRows = ["again", "again#[0]", "draft~again-0", "judge~again-0", "again#[1]", "draft~again-1", "judge~again-1"];
