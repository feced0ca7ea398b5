import { renamedConfig } from "@/lib/graph/change-id";
import type { Graph, GraphNode } from "@/lib/graph/document";
import { canHold } from "@/lib/graph/nesting";
import { definitionOf } from "@/lib/nodes/definitions";
import { expressionReferences } from "@/lib/template/expression-references";
import { referencesOf } from "@/lib/template/references";

/** What the same everywhere: these are there without anybody's giving them. */
const given = new Set(["run", "secrets", "args"]);

/**
 * One node as a graph of its own: what it refers to are fields of the input, its result is the output. `roots` are those fields. null: it
 * cannot stand alone, because it works by other nodes or not at all.
 */
export function trialGraph(graph: Graph, id: string): { graph: Graph; roots: string[] } | null {
  const node = graph.nodes.find((each) => each.id === id);
  const definition = node === undefined ? undefined : definitionOf(node.kind);
  if (node === undefined || definition === undefined || definition.role !== "work" || canHold(node)) return null;
  const ports = definition.ports(node.config, node.policy);
  if (ports.delegates === "source") return null;
  const roots = rootsOf(node).filter((root) => !given.has(root) && root !== id);
  const start = id === "start" ? "given" : "start";
  const end = id === "end" ? "result" : "end";
  const config = roots.reduce((now, root) => renamedConfig({ kind: node.kind, config: now }, root, `${start}.${root}`), node.config);
  const { parent: _parent, ...rest } = node;
  const fields = roots.map((key) => ({ key, type: "json", label: labelOf(graph, key) }));
  const outs = ports.out.map((port, index) => ({
    id: `out${index}`,
    kind: "flow" as const,
    source: id,
    sourcePort: port,
    target: end,
    targetPort: "in",
  }));
  const alone: Graph = {
    version: 1,
    name: `${node.name || id}, tried alone`.slice(0, 200),
    nodes: [
      { id: start, kind: "input", name: "Values", position: { x: 0, y: 0 }, config: { fields } },
      { ...rest, position: { x: 240, y: 0 }, config },
      { id: end, kind: "output", name: "Result", position: { x: 560, y: 0 }, config: { value: `{{${id}.output}}` } },
    ],
    edges: [{ id: "in", kind: "flow", source: start, sourcePort: "out", target: id, targetPort: "in" }, ...outs],
    ...(graph.subgraphs !== undefined && { subgraphs: graph.subgraphs }),
  };
  return { graph: alone, roots };
}

function rootsOf(node: GraphNode): string[] {
  const texts = definitionOf(node.kind)?.texts(node.config) ?? [];
  const references = texts.flatMap(({ text, syntax }) => (syntax === "template" ? referencesOf(text) : expressionReferences(text)));
  return [...new Set(references.map(({ root }) => root))];
}

function labelOf(graph: Graph, root: string): string {
  return graph.nodes.find((node) => node.id === root)?.name || root;
}
