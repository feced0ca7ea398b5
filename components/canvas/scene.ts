import { taskStep, type CanvasPlan } from "@/components/canvas/canvas-run";
import { CanvasEdges, regionEdge, taskEdges, type FlowEdge } from "@/components/canvas/flow-edges";
import { CardNodes, regionNode, tabNode, taskNode, type FlowNode } from "@/components/canvas/flow-nodes";
import { usedPorts, type NodeBox, type Rect } from "@/components/canvas/geometry";
import { makeRoom, planRegions, type PlanRegion } from "@/components/canvas/plan-region";
import type { Graph, GraphNode, Position } from "@/lib/graph/document";

export type SceneInput = {
  graph: Graph;
  plans: readonly CanvasPlan[];
  /** Regions whose many tasks are shown one by one. */
  open: ReadonlySet<string>;
  selected: ReadonlySet<string>;
  /** Where nodes are while they are dragged. */
  dragged: ReadonlyMap<string, Position>;
};
export type Scene = { nodes: FlowNode[]; edges: FlowEdge[] };

type Placed = { node: GraphNode; box: NodeBox; at: Position };
type Open = { plan: CanvasPlan; regions: PlanRegion[]; hidden: readonly string[] };

/** Keeps what it made between two scenes, so that untouched nodes and edges stay the same objects. */
export class SceneMaker {
  private readonly cards = new CardNodes();
  private readonly edges = new CanvasEdges();

  make({ graph, plans, open, selected, dragged }: SceneInput): Scene {
    const used = usedPorts(graph);
    const placed = new Map<string, Placed>();
    for (const node of graph.nodes) {
      const at = dragged.get(node.id) ?? node.position ?? { x: 0, y: 0 };
      placed.set(node.id, { node, box: this.cards.boxOf(node, used.get(node.id)), at });
    }
    const opened = openPlans(graph, placed, plans, open);
    const hidden = new Set(opened.flatMap((each) => each.hidden));
    const nodes: FlowNode[] = opened.flatMap((each) => regionNodes(each, placed, selected));
    for (const { node, box, at } of placed.values())
      if (!hidden.has(node.id)) nodes.push(this.cards.flowNode(node, box, at, selected.has(node.id)));
    const drawn = new Set(nodes.map((node) => node.id));
    const nameOf = (id: string) => placed.get(id)?.node.name || id;
    const edges = graph.edges
      .filter((edge) => drawn.has(edge.source) && drawn.has(edge.target))
      .map((edge) => this.edges.flowEdge(edge, nameOf, selected.has(edge.id)));
    for (const { plan, regions } of opened) {
      if (regions.length > 0) edges.push(regionEdge(plan.planner.nodeId, regionId(plan, 0), nameOf(plan.planner.nodeId)));
      edges.push(...taskEdges(plan, drawn));
    }
    return { nodes, edges };
  }
}

/** Opens the regions from the top down; each makes room before the next is placed. */
function openPlans(graph: Graph, placed: Map<string, Placed>, plans: readonly CanvasPlan[], open: ReadonlySet<string>): Open[] {
  const shown = plans.filter((plan) => placed.has(plan.planner.nodeId));
  const heightOf = (plan: CanvasPlan) => placed.get(plan.planner.nodeId)?.at.y ?? 0;
  const hiddenSoFar = new Set<string>();
  return [...shown]
    .sort((a, b) => heightOf(a) - heightOf(b))
    .map((plan) => {
      const planner = placed.get(plan.planner.nodeId);
      if (planner === undefined) throw new Error("a plan was kept whose planner is not on the canvas");
      const hidden = onlyDelegates(graph, plan.planner.nodeId);
      for (const id of hidden) hiddenSoFar.add(id);
      const rounds = plan.rounds.map((round, index) => ({ round: round.round, tasks: round.tasks, open: open.has(regionId(plan, index)) }));
      const regions = planRegions(planner.at, rounds, hidden);
      const boxes = new Map<string, Rect>();
      for (const [id, { at, box }] of placed)
        if (!hiddenSoFar.has(id) && id !== planner.node.id) boxes.set(id, { ...at, width: box.width, height: box.height });
      for (const [id, down] of makeRoom(boxes, regions)) {
        const moved = placed.get(id);
        if (moved !== undefined) placed.set(id, { ...moved, at: { x: moved.at.x, y: moved.at.y + down } });
      }
      return { plan, regions, hidden };
    });
}

/** Delegates of a planner that take part in no flow: the tasks stand for them. */
function onlyDelegates(graph: Graph, planner: string): string[] {
  const inFlow = new Set(graph.edges.flatMap((edge) => (edge.kind === "flow" ? [edge.source, edge.target] : [])));
  const known = new Set(graph.nodes.map((node) => node.id));
  const delegates = graph.edges.flatMap((edge) => (edge.kind === "delegate" && edge.source === planner ? edge.target : []));
  return [...new Set(delegates)].filter((id) => known.has(id) && !inFlow.has(id));
}

function regionId(plan: CanvasPlan, index: number): string {
  return `${plan.planner.id}/plan/${index + 1}`;
}

function regionNodes({ plan, regions }: Open, placed: ReadonlyMap<string, Placed>, selected: ReadonlySet<string>): FlowNode[] {
  return regions.flatMap((region, index): FlowNode[] => {
    const id = regionId(plan, index);
    const step = (task: { id: string; delegate: string }): string => taskStep(plan.planner, region.round, task);
    const steps = (plan.rounds[index]?.tasks ?? []).map(step);
    const most = placed.get(plan.planner.nodeId)?.node.config["maxRounds"];
    const title = typeof most === "number" && most > 1 ? `Plan, round ${region.round} of ${most}` : `Plan, round ${region.round}`;
    const tabs = region.tabs.flatMap((tab) => {
      const node = placed.get(tab.delegate)?.node;
      return node === undefined ? [] : tabNode(tab, id, node);
    });
    const tasks = region.tasks.map((task) =>
      taskNode(task, step(task.task), placed.get(task.task.delegate)?.node, selected.has(step(task.task))),
    );
    return [regionNode(region, id, plan.planner.nodeId, title, steps), ...tasks, ...tabs];
  });
}
