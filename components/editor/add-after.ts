import type { PortRef } from "@/components/canvas/canvas-store";
import { nodeBox, type Port } from "@/components/canvas/geometry";
import { attachIn } from "@/components/editor/attach";
import { toRef, type Command } from "@/components/editor/commands";
import { nextPlace } from "@/components/editor/next-place";
import type { Graph, GraphNode, Position } from "@/lib/graph/document";
import { nestingOf } from "@/lib/graph/nesting";
import { sizeOf } from "@/lib/graph/size-of";

/** The ports that a node which comes after this one can hang on, those that lead nowhere yet first. */
export function waysOn(graph: Graph, id: string): PortRef[] {
  const node = graph.nodes.find((each) => each.id === id);
  if (node === undefined) return [];
  const outs = nodeBox(node).ports.filter((port) => port.direction === "out" && !port.gone);
  const taken = (port: Port) => graph.edges.some((edge) => edge.source === id && edge.kind === "flow" && edge.sourcePort === port.name);
  return outs.toSorted((a, b) => Number(taken(a)) - Number(taken(b))).map((port) => toRef(id, port));
}

/** A new node of a kind at the end of a new edge from this port, beside the node, below a planner, or inside of a container; null: it cannot be. */
export function addAfter(graph: Graph, kind: string, from: PortRef): Command | null {
  const node = graph.nodes.find((each) => each.id === from.node);
  if (node === undefined) return null;
  const isInner = nodeBox(node).ports.some((port) => port.inner && port.name === from.port && port.direction === "out");
  if (isInner) {
    const { at, into } = nextPlace(graph, new Set([node.id]));
    return attachIn(graph, { kind, at, into }, from);
  }
  const at = from.delegate ? belowPlanner(graph, node) : beside(graph, node);
  return attachIn(graph, { kind, at, into: nestingOf(graph).parentOf(node.id) }, from);
}

const gap = { beside: 56, below: 136, between: 32 };

function beside(graph: Graph, node: GraphNode): Position {
  const { x, y } = nestingOf(graph).placeOf(node.id);
  return onGrid({ x: x + sizeOf(node).width + gap.beside, y });
}

/** Right of the delegates that it has already. */
function belowPlanner(graph: Graph, planner: GraphNode): Position {
  const { placeOf } = nestingOf(graph);
  const { x, y } = placeOf(planner.id);
  const there = graph.edges.flatMap((edge) =>
    edge.kind === "delegate" && edge.source === planner.id ? graph.nodes.filter((node) => node.id === edge.target) : [],
  );
  const ends = there.map((node) => placeOf(node.id).x + sizeOf(node).width + gap.between);
  return onGrid({ x: Math.max(x, ...ends), y: y + sizeOf(planner).height + gap.below });
}

function onGrid({ x, y }: Position): Position {
  return { x: Math.round(x / 8) * 8, y: Math.round(y / 8) * 8 };
}
