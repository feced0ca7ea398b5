import { overlaps, type Rect } from "@/components/canvas/geometry";
import type { Task } from "@/lib/trace/task";

export const taskSize = { width: 216, height: 72 };
export const tabSize = { width: 216, height: 40 };
/** Above this many tasks a region shows cells until it is opened. */
export const cellsAbove = 24;
export const cellsPerRow = 16;

/** Where the first region lies, from the planner's corner. */
export const regionFrom = { left: 104, below: 168 };

const header = 32;
const padding = 24;
const columnPitch = 256;
const rowPitch = 80;
const tasksTop = header + 8;
const between = 16;

type Place = { task: Task; column: number; row: number };
export type PlacedTask = Place & Rect;
export type PlacedTab = { delegate: string; tasks: number } & Rect;
/** All places are those of the canvas, not of the region. */
export type PlanRegion = Rect & {
  round: number;
  tasks: PlacedTask[];
  tabs: PlacedTab[];
  /** Around what starts together, in the region's own coordinates; null while tasks are drawn as cells. */
  bracket: { y: number; height: number } | null;
  cells: Task[] | null;
};
/** `dropped`: tasks of a plan that is reviewed, which stand where none of the others needs the place. */
export type PlanOfRound = { round: number; tasks: readonly Task[]; open: boolean; dropped?: readonly Task[] };

/** Where the tasks of a planner stand in the run's view: one region for each round, the first below the planner. */
export function planRegions(planner: { x: number; y: number }, rounds: readonly PlanOfRound[], delegates: readonly string[]): PlanRegion[] {
  const all = rounds.flatMap((round) => round.tasks);
  const regions: PlanRegion[] = [];
  let y = planner.y + regionFrom.below;
  for (const [index, round] of rounds.entries()) {
    // Tabs stand at the foot of the first region and count the tasks of all rounds.
    const tabs = index === 0 ? delegates : [];
    const region = planRegion({ x: planner.x - regionFrom.left, y }, round, tabs, all);
    regions.push(region);
    y += region.height + between;
  }
  return regions;
}

function planRegion(at: { x: number; y: number }, plan: PlanOfRound, delegates: readonly string[], all: readonly Task[]): PlanRegion {
  const asCells = plan.tasks.length > cellsAbove && !plan.open;
  const kept = asCells ? [] : placed(plan.tasks);
  const places = asCells ? [] : [...kept, ...besides(kept, plan.dropped ?? [])];
  const tasks = places.map((place) => ({
    ...place,
    ...taskSize,
    x: at.x + padding + place.column * columnPitch,
    y: at.y + tasksTop + place.row * rowPitch,
  }));
  const bodyHeight = asCells ? Math.ceil(plan.tasks.length / cellsPerRow) * 16 + 8 : rowsOf(places) * rowPitch;
  const tabs = delegates.map((delegate, index) => ({
    delegate,
    ...tabSize,
    tasks: all.filter((task) => task.delegate === delegate).length,
    x: at.x + padding + index * columnPitch,
    y: at.y + tasksTop + bodyHeight,
  }));
  const columns = Math.max(1, tabs.length, ...places.map((place) => place.column + 1));
  const first = kept.filter((place) => place.column === 0);
  return {
    ...at,
    round: plan.round,
    tasks,
    tabs,
    cells: asCells ? [...plan.tasks] : null,
    width: padding + (columns - 1) * columnPitch + taskSize.width + 16,
    height: tasksTop + bodyHeight + (tabs.length > 0 ? tabSize.height + 8 : 0),
    bracket: first.length === 0 ? null : { y: tasksTop - 2, height: (Math.max(...first.map((place) => place.row)) + 1) * rowPitch - 4 },
  };
}

/** Column = depth of dependency; row = mean of the dependencies' rows, rounded down, else the next free one below. */
function placed(tasks: readonly Task[]): Place[] {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const columnOf = depths(tasks, byId);
  const rows = new Map<string, number>();
  const taken = new Set<string>();
  const inOrder = [...tasks].sort((a, b) => (columnOf.get(a.id) ?? 0) - (columnOf.get(b.id) ?? 0));
  return inOrder.map((task) => {
    const column = columnOf.get(task.id) ?? 0;
    const above = task.dependsOn.flatMap((id) => rows.get(id) ?? []);
    let row = above.length === 0 ? 0 : Math.floor(above.reduce((sum, each) => sum + each, 0) / above.length);
    while (taken.has(`${column}/${row}`)) row += 1;
    taken.add(`${column}/${row}`);
    rows.set(task.id, row);
    return { task, column, row };
  });
}

/** What was dropped moves nothing that is kept: below it, in the column that it would have. */
function besides(kept: readonly Place[], dropped: readonly Task[]): Place[] {
  const all = [...kept.map(({ task }) => task), ...dropped];
  const columnOf = depths(all, new Map(all.map((task) => [task.id, task])));
  const last = Math.max(0, ...kept.map((place) => place.column));
  const taken = new Set(kept.map(({ column, row }) => `${column}/${row}`));
  return dropped.map((task) => {
    const column = Math.min(columnOf.get(task.id) ?? 0, last);
    let row = 0;
    while (taken.has(`${column}/${row}`)) row += 1;
    taken.add(`${column}/${row}`);
    return { task, column, row };
  });
}

/** Longest way from a task that waits for nothing in this round. A plan in a run has no cycle; a broken one must not hang the page. */
function depths(tasks: readonly Task[], byId: ReadonlyMap<string, Task>): Map<string, number> {
  const depth = new Map<string, number>();
  const visit = (task: Task, open: ReadonlySet<string>): number => {
    const known = depth.get(task.id);
    if (known !== undefined) return known;
    const inside = new Set(open).add(task.id);
    const before = task.dependsOn.flatMap((id) => (open.has(id) ? [] : (byId.get(id) ?? [])));
    const found = Math.max(-1, ...before.map((each) => visit(each, inside))) + 1;
    depth.set(task.id, found);
    return found;
  };
  for (const task of tasks) visit(task, new Set());
  return depth;
}

function rowsOf(places: readonly { row: number }[]): number {
  return Math.max(1, ...places.map((place) => place.row + 1));
}

/** How far nodes move down while regions are open: those in the way, and those that these would then cover. */
export function makeRoom(boxes: ReadonlyMap<string, Rect>, regions: readonly Rect[]): ReadonlyMap<string, number> {
  const moved = new Map<string, number>();
  const last = regions.at(-1);
  const first = regions[0];
  if (first === undefined || last === undefined) return moved;
  const room = last.y + last.height - first.y + 40;
  const inTheWay = [...boxes].filter(([, box]) => regions.some((region) => overlaps(box, region, 8)));
  for (const [id] of inTheWay) moved.set(id, room);
  const queue = inTheWay.map(([, box]) => ({ ...box, y: box.y + room }));
  for (let place = queue.shift(); place !== undefined; place = queue.shift()) {
    for (const [id, box] of boxes) {
      if (moved.has(id) || !overlaps(box, place)) continue;
      moved.set(id, room);
      queue.push({ ...box, y: box.y + room });
    }
  }
  return moved;
}
