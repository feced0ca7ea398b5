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
  const pairs = nodes.flatMap((_, index) => {
    const next = (index + 1) % across === 0 || index + 1 >= count ? [] : [[index, index + 1] as const];
    const below = index % 2 === 0 && index + across + 1 < count && (index + 1) % across !== 0 ? [[index, index + across + 1] as const] : [];
    return [...next, ...below];
  });
  return {
    version: 1,
    name: `${count} nodes`,
    nodes,
    edges: pairs.map(([source, target], index) => flow(`e${index}`, `n${source}`, `n${target}`)),
  };
}

/** An input that feeds `count` executors at once, and what all of them said. */
export function fanGraph(count: number): Graph {
  const grid = gridGraph(count);
  const ends: GraphNode[] = [
    { id: "start", kind: "input", name: "Start", position: { x: -400, y: 0 }, config: { fields: [] } },
    { id: "all", kind: "merge", name: "All", position: { x: 296 * Math.ceil(Math.sqrt(count * 0.6)), y: 0 }, config: {} },
    {
      id: "end",
      kind: "output",
      name: "End",
      position: { x: 296 * (1 + Math.ceil(Math.sqrt(count * 0.6))), y: 0 },
      config: { value: "done" },
    },
  ];
  const edges = grid.nodes.flatMap(({ id }, index) => [flow(`in${index}`, "start", id), flow(`out${index}`, id, "all")]);
  return { ...grid, name: `${count} at once`, nodes: [...ends, ...grid.nodes], edges: [...edges, flow("last", "all", "end")] };
}

/** The grid with what a run needs, so many at once. */
export function runnableGrid(count: number, concurrency: number): Graph {
  const grid = gridGraph(count);
  const fed = new Set(grid.edges.map((edge) => edge.target));
  const begins = grid.nodes.filter((node) => !fed.has(node.id));
  const last = grid.nodes.at(-1)?.id ?? "";
  return {
    ...grid,
    limits: { concurrency },
    nodes: [
      { id: "start", kind: "input", name: "Start", position: { x: -400, y: 0 }, config: { fields: [] } },
      ...grid.nodes,
      { id: "end", kind: "output", name: "End", position: { x: -400, y: 400 }, config: { value: "done" } },
    ],
    edges: [...grid.edges, ...begins.map(({ id }) => flow(`b_${id}`, "start", id)), flow("last", last, "end")],
  };
}

function flow(id: string, source: string, target: string): GraphEdge {
  return { id, kind: "flow", source, sourcePort: "out", target, targetPort: "in" };
}
