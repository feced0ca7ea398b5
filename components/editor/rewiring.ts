import { connect, judge } from "@/components/editor/commands";
import { renamedConfig } from "@/lib/graph/change-id";
import type { Graph, GraphEdge } from "@/lib/graph/document";
import { applyEdit, type Edit } from "@/lib/graph/edits";

/** A node and a port of it. */
export type End = readonly [node: string, port: string];

/** Edges that are drawn anew one after the other, each as the rules allow it in the graph that the ones before have made. */
export class Rewiring {
  readonly edits: Edit[] = [];

  constructor(
    public graph: Graph,
    first: readonly Edit[],
  ) {
    for (const edit of first) this.apply(edit);
  }

  /** Whether there is such an edge now: it may have been there before. */
  join([source, sourcePort]: End, [target, targetPort]: End): boolean {
    const there = this.graph.edges.some(
      (edge) => edge.source === source && edge.sourcePort === sourcePort && edge.target === target && edge.targetPort === targetPort,
    );
    if (there) return true;
    const from = { node: source, port: sourcePort, direction: "out", delegate: false } as const;
    const to = { node: target, port: targetPort, direction: "in", delegate: false } as const;
    if (!judge(this.graph, from, to).ok) return false;
    for (const edit of connect(this.graph, from, to).edits) this.apply(edit);
    return true;
  }

  /** The way of one edge over two; where either may not be drawn the edge stays as it was. */
  replace(edge: GraphEdge, [first, second]: readonly [{ to: End }, { from: End }]): void {
    const before = { graph: this.graph, edits: this.edits.length };
    this.apply({ type: "remove", nodes: [], edges: [edge.id] });
    const done =
      this.join([edge.source, edge.sourcePort ?? "out"], first.to) && this.join(second.from, [edge.target, edge.targetPort ?? "in"]);
    if (done) return;
    this.graph = before.graph;
    this.edits.length = before.edits;
  }

  private apply(edit: Edit): void {
    this.edits.push(edit);
    this.graph = applyEdit(this.graph, edit).graph;
  }
}

/** References to the value of one node that now comes from another: the edges have moved there, and so does what is read. */
export function following(graph: Graph, from: string, to: string, except: ReadonlySet<string>): Edit[] {
  return graph.nodes.flatMap((node): Edit[] => {
    const config = except.has(node.id) ? node.config : renamedConfig(node, from, to);
    return config === node.config ? [] : [{ type: "configure", id: node.id, config }];
  });
}
