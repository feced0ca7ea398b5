import type { Graph, GraphNode } from "@/lib/graph/document";
import { sizeOf } from "@/lib/graph/size-of";
import { definitionOf } from "@/lib/nodes/definitions";
import { innerPorts, type NodePorts } from "@/lib/nodes/kit";
import { containerEdge } from "@/lib/nodes/sizes";

export type PortShape = "circle" | "diamond" | "square";

/** A port and its centre, from the card's top left corner. */
export type Port = {
  /** Name in the document; `delegate` for a diamond. */
  name: string;
  direction: "in" | "out";
  shape: PortShape;
  x: number;
  y: number;
  /** An edge ends here, but the node no longer has such a port (G4). */
  gone: boolean;
  /** An inner end of a container: it faces what is inside. */
  inner: boolean;
};

/** `holds`: other nodes are drawn inside. */
export type NodeBox = { width: number; height: number; holds: boolean; ports: Port[] };
export type Rect = { x: number; y: number; width: number; height: number };

export const portRow = 20;
const firstRow = 52;
const rowPitch = 24;

/** Size and ports of a card, from its kind and settings alone: nothing is measured. */
export function nodeBox(node: GraphNode, used: { in: readonly string[]; out: readonly string[] } = { in: [], out: [] }): NodeBox {
  const definition = definitionOf(node.kind);
  const { width, height } = sizeOf(node);
  const ports: NodePorts = definition?.ports(node.config, node.policy) ?? { in: [], out: [], delegates: null };
  const flowOut = ports.out.filter((name) => name !== "error");
  const known: Port[] = [
    ...ports.in.map((name, index) => ({
      name,
      direction: "in" as const,
      shape: "circle" as const,
      x: 0,
      y: portRow + index * rowPitch,
      gone: false,
      inner: false,
    })),
    ...flowOut.map((name, index) => ({
      name,
      direction: "out" as const,
      shape: "circle" as const,
      x: width,
      y: flowOut.length > 1 ? firstRow + index * rowPitch : portRow,
      gone: false,
      inner: false,
    })),
  ];
  const there = { gone: false, inner: false };
  if (ports.out.includes("error")) known.push({ name: "error", direction: "out", shape: "square", x: width, y: height - 16, ...there });
  if (ports.delegates !== null) {
    const source = ports.delegates === "source";
    known.push({ name: "delegate", direction: source ? "out" : "in", shape: "diamond", x: width / 2, y: source ? height : 0, ...there });
  }
  if (ports.holds === true) known.push(...innerEnds(width));
  // Nobody knows which ports an unknown kind has: those in use are taken as they are.
  const extra = { height, gone: definition !== undefined };
  const all = [
    ...known,
    ...furtherPorts(used.in, "in", known, { ...extra, x: 0 }),
    ...furtherPorts(used.out, "out", known, { ...extra, x: width }),
  ];
  return { width, height, holds: ports.holds === true, ports: all };
}

const innerGap = 14;

/** The inner start and the inner end of a container, at the height of the first row of cards inside. */
function innerEnds(width: number): Port[] {
  const y = containerEdge.top + portRow;
  const shared = { shape: "circle", y, gone: false, inner: true } as const;
  return [
    { name: innerPorts.out, direction: "out", x: innerGap, ...shared },
    { name: innerPorts.in, direction: "in", x: width - innerGap, ...shared },
  ];
}

/** Ports that only edges name. */
function furtherPorts(
  used: readonly string[],
  direction: Port["direction"],
  known: Port[],
  { x, height, gone }: { x: number; height: number; gone: boolean },
): Port[] {
  const missing = used.filter((name) => !known.some((port) => port.direction === direction && port.name === name));
  return missing.map((name, index) => {
    const shape = name === "delegate" ? ("diamond" as const) : ("circle" as const);
    return { name, direction, shape, x, y: gone ? height - 12 - 12 * index : portRow + 12 * index, gone, inner: false };
  });
}

/** Port names that edges use, by node: a port that went away is drawn as long as an edge ends there. */
export function usedPorts(graph: Graph): ReadonlyMap<string, { in: string[]; out: string[] }> {
  const used = new Map<string, { in: string[]; out: string[] }>();
  const of = (id: string) => used.get(id) ?? used.set(id, { in: [], out: [] }).get(id);
  for (const edge of graph.edges) {
    const [source, target] = edgePorts(edge);
    const from = of(edge.source)?.out;
    const to = of(edge.target)?.in;
    if (from?.includes(source) === false) from.push(source);
    if (to?.includes(target) === false) to.push(target);
  }
  return used;
}

/** Both ends of an edge by port name; delegate edges end at the diamonds. */
export function edgePorts(edge: {
  kind: "flow" | "delegate";
  sourcePort?: string | undefined;
  targetPort?: string | undefined;
}): [string, string] {
  if (edge.kind === "delegate") return ["delegate", "delegate"];
  return [edge.sourcePort ?? "out", edge.targetPort ?? "in"];
}

/** A port's handle on the canvas; a flow port may be called `delegate` as well. */
export function handleId(port: Pick<Port, "name" | "shape">): string {
  return port.shape === "diamond" ? delegateHandle : flowHandleId(port.name);
}

export const delegateHandle = "delegate";

export function flowHandleId(port: string): string {
  return `flow:${port}`;
}

/** The port of a handle id; null: the diamond. */
export function portOfHandle(handle: string): string | null {
  return handle === delegateHandle ? null : handle.slice("flow:".length);
}

export function overlaps(a: Rect, b: Rect, gap = 0): boolean {
  return a.x < b.x + b.width + gap && b.x < a.x + a.width + gap && a.y < b.y + b.height + gap && b.y < a.y + a.height + gap;
}

/** The smallest rectangle around all; null around nothing. */
export function boundsOf(rects: readonly Rect[]): Rect | null {
  if (rects.length === 0) return null;
  const x = Math.min(...rects.map((rect) => rect.x));
  const y = Math.min(...rects.map((rect) => rect.y));
  const right = Math.max(...rects.map((rect) => rect.x + rect.width));
  const bottom = Math.max(...rects.map((rect) => rect.y + rect.height));
  return { x, y, width: right - x, height: bottom - y };
}
