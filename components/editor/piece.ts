import type { Command } from "@/components/editor/commands";
import { grown } from "@/components/editor/nest";
import { changeId } from "@/lib/graph/change-id";
import type { Graph, GraphEdge, GraphNode } from "@/lib/graph/document";
import { nestingOf, withInside } from "@/lib/graph/nesting";
import { newEdgeId, newNodeId } from "@/lib/graph/new-ids";

/** A part of a graph as it lies on the clipboard. */
export type Piece = { nodes: GraphNode[]; edges: GraphEdge[] };

/** A container brings along what is inside of it. */
export function pieceOf(graph: Graph, ids: ReadonlySet<string>): Piece {
  const all = withInside(graph, ids);
  return {
    nodes: graph.nodes.filter((node) => all.has(node.id)),
    edges: graph.edges.filter((edge) => all.has(edge.source) && all.has(edge.target)),
  };
}

const step = 24;

/** Puts a copy beside the original. Ids are new; edges and references within the piece come along. */
export function paste(graph: Graph, piece: Piece): Command {
  const copy = renamed(graph, piece);
  const { parentOf } = nestingOf({ ...graph, nodes: copy.nodes, edges: [] });
  const known = new Set(graph.nodes.map((node) => node.id));
  const names = new Set(graph.nodes.map((node) => node.name));
  const nodes = copy.nodes.map((node) => {
    if (parentOf(node.id) !== null) return node;
    const { parent, ...rest } = node;
    const placed = {
      ...rest,
      name: names.has(node.name) ? `${node.name} copy`.slice(0, 200) : node.name,
      position: { x: (node.position?.x ?? 0) + step, y: (node.position?.y ?? 0) + step },
    };
    return parent !== undefined && known.has(parent) ? { ...placed, parent } : placed;
  });
  const edges = copy.edges.map((edge, index) => ({ ...edge, id: `${newEdgeId(graph)}_${index + 1}` }));
  const select = nodes.filter((node) => parentOf(node.id) === null).map((node) => node.id);
  return { edits: nodes.length === 0 ? [] : grown(graph, [{ type: "add", nodes, edges }]), select };
}

/** The piece under ids that are free in the graph, and in no use in the piece itself. */
function renamed(graph: Graph, piece: Piece): Piece {
  const known = new Set(graph.nodes.map((node) => node.id));
  let copy: Graph = { version: 1, name: "", ...piece };
  for (const { id } of piece.nodes) {
    if (!known.has(id)) continue;
    const taken = { ...graph, nodes: [...graph.nodes, ...piece.nodes, ...copy.nodes] };
    copy = changeId(copy, id, newNodeId(taken, id.replace(/_\d+$/, "")));
  }
  return copy;
}
