import { assertNever } from "@/lib/core/assert-never";
import type { JsonObject } from "@/lib/core/json";
import { changeId } from "@/lib/graph/change-id";
import type { Graph, GraphEdge, GraphNode, Policy, Position } from "@/lib/graph/document";
import { withInside } from "@/lib/graph/nesting";
import { applyPatch, diff, type Patch } from "@/lib/graph/patch";

/** Every change that a person can make to a document. Names what was done, not how. */
export type Edit =
  | { type: "add"; nodes: GraphNode[]; edges: GraphEdge[] }
  /** Edges of a removed node go with it, and what is inside of a removed container. */
  | { type: "remove"; nodes: string[]; edges: string[] }
  /** One drag of any number of nodes, by id; also a tidied graph. */
  | { type: "move"; positions: Record<string, Position> }
  /** Into a container, out of one, or elsewhere in the same: by id, with the place there. Edges stay, also across a border (G4). */
  | { type: "nest"; places: Record<string, { parent: string | undefined; position: Position }> }
  | { type: "resize"; id: string; size: { width: number; height: number } | undefined }
  | { type: "rename"; id: string; name: string }
  | { type: "describe"; id: string; description: string | undefined }
  /** All settings of the node, not only the changed ones. */
  | { type: "configure"; id: string; config: JsonObject }
  | { type: "policy"; id: string; policy: Policy | undefined }
  /** References and edges follow. */
  | { type: "changeId"; id: string; to: string }
  | { type: "connect"; edge: GraphEdge }
  /** Another end for an edge that is there. */
  | { type: "reconnect"; edge: GraphEdge }
  | { type: "document"; change: Partial<Pick<Graph, "name" | "description" | "tags" | "limits">> }
  /** What undo and redo consist of. */
  | { type: "patch"; patch: Patch };

/** The graph after an edit, and the edit that leads back (G5). An edit that changes nothing gives the same graph object. */
export function applyEdit(graph: Graph, edit: Edit): { graph: Graph; inverse: Edit } {
  const next = edited(graph, edit);
  return { graph: next, inverse: { type: "patch", patch: diff(next, graph) } };
}

function edited(graph: Graph, edit: Edit): Graph {
  switch (edit.type) {
    case "add":
      return edit.nodes.length + edit.edges.length === 0 ? graph : withAdded(graph, edit.nodes, edit.edges);
    case "remove":
      return without(graph, withInside(graph, edit.nodes), new Set(edit.edges));
    case "move":
      return withNodes(graph, (node) => moved(node, Object.hasOwn(edit.positions, node.id) ? edit.positions[node.id] : undefined));
    case "nest":
      return withNodes(graph, (node) => nested(node, Object.hasOwn(edit.places, node.id) ? edit.places[node.id] : undefined));
    case "resize":
      return withNode(graph, edit.id, "size", edit.size);
    case "rename":
      return withNode(graph, edit.id, "name", edit.name);
    case "describe":
      return withNode(graph, edit.id, "description", edit.description);
    case "configure":
      return withNode(graph, edit.id, "config", edit.config);
    case "policy":
      return withNode(graph, edit.id, "policy", edit.policy);
    case "changeId":
      return changeId(graph, edit.id, edit.to);
    case "connect":
      return withAdded(graph, [], [edit.edge]);
    case "reconnect":
      return { ...graph, edges: graph.edges.map((edge) => (edge.id === edit.edge.id ? edit.edge : edge)) };
    case "document":
      return withoutUndefined({ ...graph, ...edit.change });
    case "patch":
      return applyPatch(graph, edit.patch);
    default:
      return assertNever(edit);
  }
}

/** What is there already is not added twice. */
function withAdded(graph: Graph, nodes: GraphNode[], edges: GraphEdge[]): Graph {
  const known = { nodes: new Set(graph.nodes.map((node) => node.id)), edges: new Set(graph.edges.map((edge) => edge.id)) };
  const newNodes = nodes.filter((node) => !known.nodes.has(node.id));
  const newEdges = edges.filter((edge) => !known.edges.has(edge.id));
  if (newNodes.length + newEdges.length === 0) return graph;
  return { ...graph, nodes: [...graph.nodes, ...newNodes], edges: [...graph.edges, ...newEdges] };
}

function without(graph: Graph, nodes: Set<string>, edges: Set<string>): Graph {
  const keptNodes = graph.nodes.filter((node) => !nodes.has(node.id));
  const keptEdges = graph.edges.filter((edge) => !edges.has(edge.id) && !nodes.has(edge.source) && !nodes.has(edge.target));
  if (keptNodes.length === graph.nodes.length && keptEdges.length === graph.edges.length) return graph;
  return { ...graph, nodes: keptNodes, edges: keptEdges };
}

function moved(node: GraphNode, to: Position | undefined): GraphNode {
  if (!to || (node.position?.x === to.x && node.position.y === to.y)) return node;
  return { ...node, position: { x: to.x, y: to.y } };
}

function nested(node: GraphNode, to: { parent: string | undefined; position: Position } | undefined): GraphNode {
  if (!to) return node;
  const placed = moved(node, to.position);
  return placed.parent === to.parent ? placed : withoutUndefined({ ...placed, parent: to.parent });
}

function withNode<K extends keyof GraphNode>(graph: Graph, id: string, key: K, value: GraphNode[K]): Graph {
  return withNodes(graph, (node) =>
    node.id !== id || JSON.stringify(node[key]) === JSON.stringify(value) ? node : withoutUndefined({ ...node, [key]: value }),
  );
}

function withNodes(graph: Graph, change: (node: GraphNode) => GraphNode): Graph {
  const nodes = graph.nodes.map(change);
  return nodes.some((node, index) => node !== graph.nodes[index]) ? { ...graph, nodes } : graph;
}

/** A setting that was taken away leaves no key behind, as in a document that was read. */
function withoutUndefined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as T; // only optional keys can be undefined
}
