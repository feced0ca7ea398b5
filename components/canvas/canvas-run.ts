import { edgePorts } from "@/components/canvas/geometry";
import { isSame } from "@/components/canvas/is-same";
import { containerCard, stepCard } from "@/components/canvas/step-card";
import type { Proposal } from "@/components/canvas/proposal";
import { turnsRun } from "@/components/canvas/turns-run";
import { nodeId, toStepId, type StepId } from "@/lib/core/ids";
import type { Graph, GraphEdge } from "@/lib/graph/document";
import { canHold, nestingOf } from "@/lib/graph/nesting";
import type { CardRun, CardState } from "@/lib/nodes/card-props";
import { turnPath } from "@/lib/trace/inside";
import type { PlanView, RunView, StepView } from "@/lib/trace/run-view";

export type EdgeRun = "taken" | "now" | "to-come" | "not-taken";
/** `proposal`: its last round is one that somebody reviews. */
export type CanvasPlan = { planner: StepView; rounds: PlanView[]; proposal: Proposal | null };

/** What the canvas shows of a run, by id. Entries that did not change are the same objects as before. */
export type CanvasRun = {
  /** By node of the graph, also where there is no step yet; tasks by step. What is inside of a container shows the turn looked at. */
  cards: ReadonlyMap<string, CardRun>;
  edges: ReadonlyMap<string, EdgeRun>;
  /** Planners that have written a plan. */
  plans: readonly CanvasPlan[];
  /** The step that each node of the graph stands for now. */
  steps: ReadonlyMap<string, StepId>;
};

/** The step that carries out a task, whether or not it exists yet. */
export function taskStep(planner: Pick<StepView, "nodeId" | "path">, round: number, task: { id: string; delegate: string }): StepId {
  const segment = `${planner.nodeId}.${round}.${task.id}`;
  return toStepId(nodeId.parse(task.delegate), planner.path === "" ? segment : `${planner.path}/${segment}`);
}

/** An edge between two tasks of a plan. */
export function taskEdgeId(from: string, to: string): string {
  return `${from}>${to}`;
}

/**
 * `estimates`: `~$0.0377` by node; null: no cost is told at all. `now` is the time at the playhead. `looks`: the turn that was chosen to be looked at, by the step of
 * its container; the others go with the latest.
 */
export function toCanvasRun(
  graph: Graph,
  run: RunView,
  now: number,
  estimates: ReadonlyMap<string, string> | null,
  before: CanvasRun | null,
  looks: ReadonlyMap<string, number> = new Map(),
): CanvasRun {
  const cards = new Map<string, CardRun>();
  const keep = (id: string, next: CardRun) => {
    const known = before?.cards.get(id);
    cards.set(id, known !== undefined && isSame(known, next) ? known : next);
  };
  const steps = new Map<string, StepId>();
  const insides = new Map<string, string>();
  const { inOrder, parentOf } = nestingOf(graph);
  for (const node of inOrder) {
    const id = nodeId.safeParse(node.id);
    if (!id.success) continue;
    const path = insides.get(parentOf(node.id) ?? "") ?? "";
    const step = toStepId(id.data, path);
    const estimate = estimates && (estimates.get(node.id) ?? "");
    const card = stepCard(run, run.steps.get(step), now, estimate);
    steps.set(node.id, step);
    if (!canHold(node)) {
      keep(node.id, card);
      continue;
    }
    const turns = turnsRun(run, step, looks.get(step));
    insides.set(node.id, turnPath(path, node.id, turns.at));
    keep(node.id, containerCard(card, turns));
  }
  const plans = plansOf(run, new Set(steps.values()), before?.plans ?? []);
  for (const { planner, rounds } of plans)
    for (const { round, tasks } of rounds)
      for (const task of tasks) {
        const id = taskStep(planner, round, task);
        keep(id, stepCard(run, run.steps.get(id), now, estimates && (estimates.get(task.delegate) ?? "")));
      }
  const edges = new Map<string, EdgeRun>();
  for (const edge of graph.edges) {
    const opens = parentOf(edge.target) === edge.source && edge.kind === "flow";
    edges.set(edge.id, opens ? openingRun(run, cards.get(edge.target)) : edgeRun(run, edge, steps, cards));
  }
  for (const plan of plans) addTaskEdges(edges, plan, cards);
  return { cards, plans, edges, steps };
}

/** The planners whose steps are shown: of those inside of a container the one in the turn looked at. */
function plansOf(run: RunView, shown: ReadonlySet<StepId>, before: readonly CanvasPlan[]): readonly CanvasPlan[] {
  const found: CanvasPlan[] = [];
  for (const step of run.steps.values()) {
    if (step.plans.length === 0 || !shown.has(step.id)) continue;
    const rounds = step.plans.filter((plan) => plan?.written && plan.tasks.length > 0);
    if (rounds.length > 0) found.push({ planner: step, rounds, proposal: null });
  }
  const same = found.length === before.length && found.every((plan, index) => before[index]?.planner.plans === plan.planner.plans);
  return same ? before : found;
}

/** From the inner start of a container: its turn begins with the first card that has. */
function openingRun(run: RunView, target: CardRun | undefined): EdgeRun {
  if (target === undefined || target.state === "waiting") return run.endedAt === null ? "to-come" : "not-taken";
  return target.state === "skipped" ? "not-taken" : carried(target.state, target.text?.sort === "stream");
}

function edgeRun(run: RunView, edge: GraphEdge, steps: CanvasRun["steps"], cards: ReadonlyMap<string, CardRun>): EdgeRun {
  const from = steps.get(edge.source);
  if (from === undefined || !steps.has(edge.target)) return "not-taken";
  const source = run.steps.get(from);
  const target = cards.get(edge.target);
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
