import type { JsonObject } from "@/lib/core/json";
import type { Graph, GraphEdge, GraphNode } from "@/lib/graph/document";
import { parseGraph } from "@/lib/graph/parse";

type Extra = Partial<Omit<GraphNode, "id" | "kind" | "config">>;

/** Builds graphs for tests through the real schema: a valid thing with one detail changed. */
export type GraphBuilder = {
  node: (id: string, kind: string, config?: JsonObject, extra?: Extra) => GraphBuilder;
  /** Flow from `a` or `a.port` to `b`. */
  flow: (from: string, to: string, targetPort?: string) => GraphBuilder;
  delegate: (planner: string, to: string) => GraphBuilder;
  limits: (limits: Graph["limits"]) => GraphBuilder;
  build: () => Graph;
};

export function aGraph(nodes: GraphNode[] = [], edges: GraphEdge[] = [], limits?: Graph["limits"]): GraphBuilder {
  const withEdge = (edge: Omit<GraphEdge, "id">) => aGraph(nodes, [...edges, { id: `e${edges.length + 1}`, ...edge }], limits);
  return {
    node: (id, kind, config = {}, extra = {}) => aGraph([...nodes, { id, kind, name: id, ...extra, config }], edges, limits),
    flow: (from, target, targetPort = "in") => {
      const [source = "", sourcePort = "out"] = from.split(".");
      return withEdge({ kind: "flow", source, sourcePort, target, targetPort });
    },
    delegate: (source, target) => withEdge({ kind: "delegate", source, target }),
    limits: (next) => aGraph(nodes, edges, next),
    build: () => {
      const parsed = parseGraph({ version: 1, name: "Test", nodes, edges, ...(limits && { limits }) });
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.error, null, 2));
      return parsed.value;
    },
  };
}

export const haiku = "claude-haiku-5-5";
export const sonnet = "claude-sonnet-5-5";

/** start -> ask -> end: the smallest graph that asks a model. */
export function aChain(): GraphBuilder {
  return aGraph()
    .node("start", "input", { fields: [{ key: "topic", type: "text" }] })
    .node("ask", "executor", { model: haiku, prompt: "About {{start.topic}}." })
    .node("end", "output", { value: "{{ask.output}}" })
    .flow("start", "ask")
    .flow("ask", "end");
}

/** start -> plan -> end, with `worker` as the planner's delegate. */
export function aPlan(): GraphBuilder {
  return aGraph()
    .node("start", "input", { fields: [{ key: "topic", type: "text" }] })
    .node("plan", "planner", { model: sonnet, prompt: "Plan {{start.topic}}." })
    .node("worker", "executor", { model: haiku, prompt: "{{task.objective}}" })
    .node("end", "output", { value: "{{plan.output}}" })
    .flow("start", "plan")
    .delegate("plan", "worker")
    .flow("plan", "end");
}

/** start -> pages -> end: a map whose inside asks a model about each page. */
export function aMap(): GraphBuilder {
  return aGraph()
    .node("start", "input", { fields: [{ key: "pages", type: "json" }] }, { position: { x: 0, y: 0 } })
    .node("pages", "map", { items: "{{start.pages}}" }, { position: { x: 224, y: 0 } })
    .node("write", "executor", { model: haiku, prompt: "{{pages.item}}" }, { position: { x: 40, y: 80 }, parent: "pages" })
    .node("end", "output", { value: "{{pages.output}}" }, { position: { x: 584, y: 0 } })
    .flow("start", "pages")
    .flow("pages.item", "write")
    .flow("write", "pages", "result")
    .flow("pages", "end");
}
