import { describe, expect, test } from "vitest";
import { makeRoom, planRegions } from "@/components/canvas/plan-region";
import { nodeId } from "@/lib/core/ids";
import type { Task } from "@/lib/trace/task";

const planner = { x: 1000, y: 0 };

function aTask(id: string, dependsOn: string[] = [], delegate = "researcher"): Task {
  return { id, title: id, objective: "", expectedOutput: "", delegate: nodeId.parse(delegate), dependsOn, model: null };
}

function regionOf(tasks: Task[], delegates = ["researcher", "checker"], open = false) {
  const region = planRegions(planner, [{ round: 1, tasks, open }], delegates)[0];
  if (region === undefined) throw new Error("no region");
  return region;
}

const six = [aTask("t1"), aTask("t2"), aTask("t3"), aTask("t4"), aTask("t5", ["t1", "t2"]), aTask("t6", ["t5", "t3"], "checker")];

describe("[P3] a plan on the canvas", () => {
  test("a column for each depth, rows at the mean of what a task waits for", () => {
    const places = regionOf(six).tasks.map(({ task, column, row }) => `${task.id} ${column},${row}`);
    expect(places).toEqual(["t1 0,0", "t2 0,1", "t3 0,2", "t4 0,3", "t5 1,0", "t6 2,1"]);
  });

  test("stands below the planner, on the grid, with tabs at its foot", () => {
    const region = regionOf(six);
    expect([region.x, region.y, region.width, region.height]).toEqual([896, 168, 768, 408]);
    expect(region.tasks[0]).toMatchObject({ x: 920, y: 208, width: 216, height: 72 });
    expect(region.tabs.map(({ delegate, tasks, x, y }) => [delegate, tasks, x, y])).toEqual([
      ["researcher", 5, 920, 528],
      ["checker", 1, 1176, 528],
    ]);
    expect(region.bracket).toEqual({ y: 38, height: 316 });
  });

  test("a taken row gives way to the next free one below", () => {
    const places = regionOf([aTask("a"), aTask("b", ["a"]), aTask("c", ["a"])]).tasks.map(({ task, row }) => `${task.id} ${row}`);
    expect(places).toEqual(["a 0", "b 0", "c 1"]);
  });

  test("a dependency on an earlier round does not push a task to the right", () => {
    expect(regionOf([aTask("late", ["t1"])]).tasks[0]?.column).toBe(0);
  });

  test("a later round is a further region below, without tabs", () => {
    const [first, second] = planRegions(
      planner,
      [
        { round: 1, tasks: six, open: false },
        { round: 2, tasks: [aTask("t7")], open: false },
      ],
      ["researcher"],
    );
    expect(second?.y).toBe((first?.y ?? 0) + (first?.height ?? 0) + 16);
    expect(second?.tabs).toEqual([]);
  });

  test("many tasks are cells until the region is opened", () => {
    const many = Array.from({ length: 50 }, (_, index) => aTask(`t${index}`));
    expect(regionOf(many)).toMatchObject({ tasks: [], cells: many, bracket: null });
    expect(regionOf(many, [], true)).toMatchObject({ cells: null });
    expect(regionOf(many, [], true).tasks).toHaveLength(50);
  });

  test("a cycle in a plan does not hang the page", () => {
    expect(regionOf([aTask("a", ["b"]), aTask("b", ["a"])]).tasks).toHaveLength(2);
  });
});

test("[P3] what is in the way moves down by the region's height and 40, and what that would cover too", () => {
  const box = { width: 216, height: 128 };
  const boxes = new Map([
    ["above", { x: 0, y: 0, ...box }],
    ["inside", { x: 0, y: 200, ...box }],
    ["beside", { x: 900, y: 200, ...box }],
    ["below", { x: 0, y: 660, ...box }],
    ["far", { x: 0, y: 1400, ...box }],
  ]);
  const moved = makeRoom(boxes, [{ x: -100, y: 168, width: 768, height: 408 }]);
  expect([...moved]).toEqual([
    ["inside", 448],
    ["below", 448],
  ]);
});
