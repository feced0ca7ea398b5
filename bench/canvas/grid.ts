import type { Graph, GraphEdge, GraphNode } from "@/lib/graph/document";

/** Chains side by side with an edge across from every second node: half as many edges again as nodes, as in real graphs. */
export function gridGraph(count: number): Graph {
  const across = Math.ceil(Math.sqrt(count * 0.6));
  const nodes = Array.from({ length: count }, (_, index): GraphNode => ({
    id: `n${index}`,
    kind: "executor",
    name: `Step ${index}`,
    position: { x: (index % across) * 296, y: Math.floor(index / across) * 176 },
    config: { model: "claude-haiku-5-5", prompt: `Work on part ${index} of the whole, and say in two sentences what came out.` },
  }));
  const edge = (source: number, target: number, index: number): GraphEdge => ({
    id: `e${index}`,
    kind: "flow",
    source: `n${source}`,
    sourcePort: "out",
    target: `n${target}`,
    targetPort: "in",
  });
  const pairs = nodes.flatMap((_, index) => {
    const next = (index + 1) % across === 0 || index + 1 >= count ? [] : [[index, index + 1] as const];
    const below = index % 2 === 0 && index + across + 1 < count && (index + 1) % across !== 0 ? [[index, index + across + 1] as const] : [];
    return [...next, ...below];
  });
  return { version: 1, name: `${count} nodes`, nodes, edges: pairs.map(([source, target], index) => edge(source, target, index)) };
}
