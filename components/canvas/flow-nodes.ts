import { Position, type Node } from "@xyflow/react";
import { flowHandleId, handleId, nodeBox, type NodeBox, type Port, type Rect } from "@/components/canvas/geometry";
import type { PlacedTab, PlacedTask, PlanRegion } from "@/components/canvas/plan-region";
import type { Proposal } from "@/components/canvas/proposal";
import type { GraphNode } from "@/lib/graph/document";
import type { Task } from "@/lib/trace/task";

export type CardFlowNode = Node<{ node: GraphNode; box: NodeBox }, "card">;
export type TaskFlowNode = Node<{ task: Task; stepId: string; delegate: string; model: string | null }, "task">;
export type TabFlowNode = Node<{ node: GraphNode; tasks: number }, "tab">;
/** `proposal`: the round is one that is reviewed. */
export type RegionHead = { title: string; proposal: Proposal | null };
export type RegionFlowNode = Node<{ region: PlanRegion; steps: string[]; planner: string } & RegionHead, "region">;
export type FlowNode = CardFlowNode | TaskFlowNode | TabFlowNode | RegionFlowNode;

/** Where a card stands: from the corner of what it is inside of, if anything. */
export type CardPlace = {
  at: { x: number; y: number };
  parent: string | null;
  /** How many containers are around it; null: it holds nothing itself. */
  ground: number | null;
};
type Made = { key: string; selected: boolean; flow: CardFlowNode };

/** Makes the canvas's node for a node of the graph; an untouched node keeps its object, so that nothing else is drawn again. */
export class CardNodes {
  private readonly made = new WeakMap<GraphNode, Made>();
  private readonly boxes = new WeakMap<GraphNode, { used: string; box: NodeBox }>();

  boxOf(node: GraphNode, used: { in: string[]; out: string[] } | undefined): NodeBox {
    const key = JSON.stringify(used ?? null);
    const known = this.boxes.get(node);
    if (known?.used === key) return known.box;
    const box = nodeBox(node, used);
    this.boxes.set(node, { used: key, box });
    return box;
  }

  flowNode(node: GraphNode, box: NodeBox, { at, parent, ground }: CardPlace, selected: boolean): CardFlowNode {
    const key = `${at.x} ${at.y} ${parent} ${ground} ${box.ports.map((port) => port.name).join()}`;
    const known = this.made.get(node);
    if (known !== undefined && known.key === key && known.selected === selected) return known.flow;
    const flow: CardFlowNode = {
      id: node.id,
      type: "card",
      position: at,
      selected,
      ...(parent !== null && { parentId: parent }),
      // Below all edges and cards, and above the container that it stands in itself.
      ...(ground !== null && { zIndex: lowest + ground }),
      data: { node, box },
      ...fixed(box),
      handles: box.ports.map((port) => flowHandle(port)),
    };
    this.made.set(node, { key, selected, flow });
    return flow;
  }
}

/** Further down than containers can be nested; regions of plans lie at -1. */
const lowest = -100;

/** Sizes and handles are known beforehand, so React Flow measures nothing and edges stand in the first picture. */
function fixed({ width, height }: { width: number; height: number }) {
  return { width, height, measured: { width, height } };
}

function flowHandle(port: Port): NonNullable<Node["handles"]>[number] {
  return {
    id: handleId(port),
    type: port.direction === "in" ? "target" : "source",
    position: sideOf(port),
    x: port.x,
    y: port.y,
    width: 0,
    height: 0,
  };
}

/** The side that edges leave by; those of an inner port go into the container. */
export function sideOf({ shape, direction }: Pick<Port, "shape" | "direction">): Position {
  if (shape === "diamond") return direction === "in" ? Position.Top : Position.Bottom;
  return direction === "in" ? Position.Left : Position.Right;
}

export function taskNode(placed: PlacedTask, stepId: string, delegate: GraphNode | undefined, selected: boolean): TaskFlowNode {
  const { task, width, height } = placed;
  const model = task.model ?? (typeof delegate?.config["model"] === "string" ? delegate.config["model"] : null);
  return {
    id: stepId,
    type: "task",
    ...at(placed),
    ...fixed(placed),
    selected,
    draggable: false,
    connectable: false,
    data: { task, stepId, delegate: delegate?.name ?? task.delegate, model },
    handles: [
      { id: flowHandleId("in"), type: "target", position: Position.Left, x: 0, y: height / 2, width: 0, height: 0 },
      { id: flowHandleId("out"), type: "source", position: Position.Right, x: width, y: height / 2, width: 0, height: 0 },
    ],
  };
}

export function tabNode(placed: PlacedTab, region: string, node: GraphNode): TabFlowNode {
  return {
    id: `${region}/tab/${node.id}`,
    type: "tab",
    ...at(placed),
    ...fixed(placed),
    draggable: false,
    selectable: false,
    connectable: false,
    data: { node, tasks: placed.tasks },
  };
}

export function regionNode(region: PlanRegion, id: string, planner: string, head: RegionHead, steps: string[]): RegionFlowNode {
  return {
    id,
    type: "region",
    ...at(region),
    ...fixed(region),
    draggable: false,
    selectable: false,
    connectable: false,
    zIndex: -1,
    data: { region, steps, planner, ...head },
    handles: [{ id: "delegate", type: "target", position: Position.Top, x: 212, y: 0, width: 0, height: 0 }],
  };
}

function at({ x, y }: Rect): { position: { x: number; y: number } } {
  return { position: { x, y } };
}
