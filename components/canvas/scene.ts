import { taskStep, type CanvasPlan } from "@/components/canvas/canvas-run";
import { CanvasEdges, regionEdge, taskEdges, type FlowEdge } from "@/components/canvas/flow-edges";
import { CardNodes, regionNode, tabNode, taskNode, type CardPlace, type FlowNode } from "@/components/canvas/flow-nodes";
import { usedPorts, type NodeBox, type Rect } from "@/components/canvas/geometry";
import { makeRoom, planRegions, regionFrom, type PlanRegion } from "@/components/canvas/plan-region";
import type { Graph, GraphNode, Position } from "@/lib/graph/document";
import { nestingOf } from "@/lib/graph/nesting";

export type SceneInput = {
  graph: Graph;
  plans: readonly CanvasPlan[];
  /** Regions whose many tasks are shown one by one. */
  open: ReadonlySet<string>;
  selected: ReadonlySet<string>;
  /** Where nodes are while they are dragged, from the corner of what they stand inside of. */
  dragged: ReadonlyMap<string, Position>;
  /** How large a node is while its corner is dragged. */
  sized?: ReadonlyMap<string, { width: number; height: number }>;
};
export type Scene = {
  /** Containers before what is inside of them. */
  nodes: FlowNode[];
  edges: FlowEdge[];
  /** Where each node lies on the canvas: what is inside of a container says its place from there. */
  rects: ReadonlyMap<string, Rect>;
};

type Placed = { node: GraphNode; box: NodeBox } & CardPlace;
type Open = { plan: CanvasPlan; regions: PlanRegion[]; hidden: readonly string[] };

/** Keeps what it made between two scenes, so that untouched nodes and edges stay the same objects. */
export class SceneMaker {
  private readonly cards = new CardNodes();
  private readonly edges = new CanvasEdges();

  make({ graph, plans, open, selected, dragged, sized = new Map() }: SceneInput): Scene {
    const placed = this.placed(graph, dragged, sized);
    const opened = openPlans(graph, placed, plans, open);
    const hidden = new Set(opened.flatMap((each) => each.hidden));
    const nodes: FlowNode[] = opened.flatMap((each) => regionNodes(each, placed, selected));
    for (const { node, box, ...place } of placed.values())
      if (!hidden.has(node.id)) nodes.push(this.cards.flowNode(node, box, place, selected.has(node.id)));
    const drawn = new Set(nodes.map((node) => node.id));
    const nameOf = (id: string) => placed.get(id)?.node.name || id;
    const edges = graph.edges
      .filter((edge) => drawn.has(edge.source) && drawn.has(edge.target))
      .map((edge) => this.edges.flowEdge(edge, nameOf, selected.has(edge.id)));
    for (const { plan, regions } of opened) {
      if (regions.length > 0) edges.push(regionEdge(plan.planner.nodeId, regionId(plan, 0), nameOf(plan.planner.nodeId)));
      edges.push(...taskEdges(plan, drawn));
    }
    return { nodes, edges, rects: rectsOf(nodes) };
  }

  private placed(graph: Graph, dragged: SceneInput["dragged"], sized: NonNullable<SceneInput["sized"]>): Map<string, Placed> {
    const used = usedPorts(graph);
    const { inOrder, parentOf, childrenOf, depthOf } = nestingOf(graph);
    const placed = new Map<string, Placed>();
    for (const each of inOrder) {
      const size = sized.get(each.id);
      const node = size === undefined ? each : { ...each, size };
      const box = this.cards.boxOf(node, used.get(node.id));
      const at = dragged.get(node.id) ?? node.position ?? { x: 0, y: 0 };
      const holds = box.holds || childrenOf(node.id).length > 0;
      placed.set(node.id, { node, box, at, parent: parentOf(node.id), ground: holds ? depthOf(node.id) : null });
    }
    return placed;
  }
}

function rectsOf(nodes: readonly FlowNode[]): Map<string, Rect> {
  const rects = new Map<string, Rect>();
  for (const { id, parentId, position, width = 0, height = 0 } of nodes) {
    const { x, y } = rects.get(parentId ?? "") ?? { x: 0, y: 0 };
    rects.set(id, { x: x + position.x, y: y + position.y, width, height });
  }
  return rects;
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
      const root = rootOf(placed, planner);
      const hidden = onlyDelegates(graph, plan.planner.nodeId);
      for (const id of hidden) hiddenSoFar.add(id);
      const rounds = plan.rounds.map(({ round, tasks, written }, index) => ({
        ...{ round, tasks, open: open.has(regionId(plan, index)) },
        dropped: written ? [] : (plan.proposal?.dropped ?? []),
      }));
      const regions = planRegions(root === planner ? planner.at : belowContainer(root), rounds, hidden);
      const boxes = new Map<string, Rect>();
      for (const [id, { at, box, parent }] of placed)
        if (parent === null && !hiddenSoFar.has(id) && id !== root.node.id) boxes.set(id, { ...at, width: box.width, height: box.height });
      for (const [id, down] of makeRoom(boxes, regions)) {
        const moved = placed.get(id);
        if (moved !== undefined) placed.set(id, { ...moved, at: { x: moved.at.x, y: moved.at.y + down } });
      }
      return { plan, regions, hidden };
    });
}

/** What stands on the canvas itself: the node, or the outermost container around it. */
function rootOf(placed: ReadonlyMap<string, Placed>, inside: Placed): Placed {
  let root = inside;
  for (let at: Placed | undefined = inside; at !== undefined; at = placed.get(at.parent ?? "")) root = at;
  return root;
}

/** The plan of a planner inside of a container opens below the container: inside there is no room that a run could count on. */
function belowContainer({ at, box }: Placed): Position {
  return { x: at.x + regionFrom.left, y: at.y + box.height + 40 - regionFrom.below };
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
    const proposal = plan.rounds[index]?.written === false ? plan.proposal : null;
    const name = proposal !== null ? "Proposed plan" : "Plan";
    const title = typeof most === "number" && most > 1 ? `${name}, round ${region.round} of ${most}` : `${name}, round ${region.round}`;
    const tabs = region.tabs.flatMap((tab) => {
      const node = placed.get(tab.delegate)?.node;
      return node === undefined ? [] : tabNode(tab, id, node);
    });
    const tasks = region.tasks.map((task) =>
      taskNode(task, step(task.task), placed.get(task.task.delegate)?.node, selected.has(step(task.task))),
    );
    return [regionNode(region, id, plan.planner.nodeId, { title, proposal }, steps), ...tasks, ...tabs];
  });
}
