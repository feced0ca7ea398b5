import { isSame } from "@/components/canvas/is-same";
import { stepCard } from "@/components/canvas/step-card";
import { edgePorts } from "@/components/canvas/geometry";
import { nodeId, toStepId, type StepId } from "@/lib/core/ids";
import type { Graph, GraphEdge } from "@/lib/graph/document";
import type { CardRun, CardState } from "@/lib/nodes/card-props";
import type { PlanView, RunView, StepView } from "@/lib/trace/run-view";

export type EdgeRun = "taken" | "now" | "to-come" | "not-taken";
export type CanvasPlan = { planner: StepView; rounds: PlanView[] };

/** What the canvas shows of a run, by id. Entries that did not change are the same objects as before. */
export type CanvasRun = {
  /** By step id, also for parts that have no step yet. */
  cards: ReadonlyMap<string, CardRun>;
  edges: ReadonlyMap<string, EdgeRun>;
  /** Planners that have written a plan. */
  plans: readonly CanvasPlan[];
};

/** The step that a node of the graph stands for on the canvas. */
export function nodeStep(node: string): StepId {
  return toStepId(nodeId.parse(node), "");
}

/** The step that carries out a task, whether or not it exists yet. */
export function taskStep(planner: Pick<StepView, "nodeId" | "path">, round: number, task: { id: string; delegate: string }): StepId {
  const segment = `${planner.nodeId}.${round}.${task.id}`;
  return toStepId(nodeId.parse(task.delegate), planner.path === "" ? segment : `${planner.path}/${segment}`);
}

/** An edge between two tasks of a plan. */
export function taskEdgeId(from: string, to: string): string {
  return `${from}>${to}`;
}

/** `estimates`: `~$0.0377` by node. `now` is the time at the playhead. */
export function toCanvasRun(
  graph: Graph,
  run: RunView,
  now: number,
  estimates: ReadonlyMap<string, string>,
  before: CanvasRun | null,
): CanvasRun {
  const plans = plansOf(run, before?.plans ?? []);
  const cards = new Map<string, CardRun>();
  const show = (id: StepId, node: string) => {
    const next = stepCard(run, run.steps.get(id), now, estimates.get(node) ?? "");
    const known = before?.cards.get(id);
    cards.set(id, known !== undefined && isSame(known, next) ? known : next);
  };
  for (const node of graph.nodes) if (nodeId.safeParse(node.id).success) show(nodeStep(node.id), node.id);
  for (const { planner, rounds } of plans)
    for (const { round, tasks } of rounds) for (const task of tasks) show(taskStep(planner, round, task), task.delegate);
  const edges = new Map<string, EdgeRun>();
  for (const edge of graph.edges) edges.set(edge.id, edgeRun(run, edge, cards));
  for (const plan of plans) addTaskEdges(edges, plan, cards);
  return { cards, plans, edges };
}

function plansOf(run: RunView, before: readonly CanvasPlan[]): readonly CanvasPlan[] {
  const found: CanvasPlan[] = [];
  for (const step of run.steps.values()) {
    const rounds = step.plans.filter((plan) => plan?.written && plan.tasks.length > 0);
    if (rounds.length > 0) found.push({ planner: step, rounds });
  }
  const same = found.length === before.length && found.every((plan, index) => before[index]?.planner.plans === plan.planner.plans);
  return same ? before : found;
}

function edgeRun(run: RunView, edge: GraphEdge, cards: ReadonlyMap<string, CardRun>): EdgeRun {
  if (!nodeId.safeParse(edge.source).success || !nodeId.safeParse(edge.target).success) return "not-taken";
  const source = run.steps.get(nodeStep(edge.source));
  const target = cards.get(nodeStep(edge.target));
  if (edge.kind === "delegate") return "taken";
  switch (source?.status) {
    case undefined:
      return run.endedAt === null ? "to-come" : "not-taken";
    case "waiting":
    case "running":
      return "to-come";
    case "skipped":
    case "cancelled":
      return "not-taken";
    case "failed":
    case "succeeded":
    case "reused": {
      const left = source.status === "reused" || source.livePorts.includes(edgePorts(edge)[0]);
      return left ? carried(target?.state, target?.text?.sort === "stream") : "not-taken";
    }
  }
}

function addTaskEdges(edges: Map<string, EdgeRun>, { planner, rounds }: CanvasPlan, cards: ReadonlyMap<string, CardRun>): void {
  const stepOf = new Map(rounds.flatMap(({ round, tasks }) => tasks.map((task) => [task.id, taskStep(planner, round, task)] as const)));
  for (const { round, tasks } of rounds) {
    for (const task of tasks) {
      const to = taskStep(planner, round, task);
      for (const id of task.dependsOn) {
        const from = stepOf.get(id);
        if (from !== undefined) edges.set(taskEdgeId(from, to), taskEdgeRun(cards.get(from), cards.get(to)));
      }
    }
  }
}

function taskEdgeRun(source: CardRun | undefined, target: CardRun | undefined): EdgeRun {
  switch (source?.state) {
    case "done":
    case "reused":
      return carried(target?.state, true);
    case "failed":
    case "skipped":
    case "cancelled":
      return "not-taken";
    default:
      return "to-come";
  }
}

/** A value is on its way while its reader works with it; a planner that waits for its tasks has read it long ago. */
function carried(target: CardState | undefined, working: boolean): EdgeRun {
  return target === "running" && working ? "now" : "taken";
}
