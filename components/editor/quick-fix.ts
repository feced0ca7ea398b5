import type { Problem } from "@/lib/core/errors";
import { isObject, type JsonObject, type JsonValue } from "@/lib/core/json";
import type { Edit } from "@/lib/graph/edits";
import { crossingWith } from "@/lib/graph/borders";
import type { Graph, GraphNode } from "@/lib/graph/document";

export type QuickFix = { label: string; edits: Edit[] };

/** The edit that a hint proposes, where it is a replacement or a removal that needs no thought; else null. */
export function quickFix(graph: Graph, problem: Problem): QuickFix | null {
  if (problem.edgeId !== undefined && /^Remove (the edge|one)\.$/.test(problem.hint))
    return { label: "Remove", edits: [{ type: "remove", nodes: [], edges: [problem.edgeId] }] };
  if (problem.code === "edge_border") return withoutCrossing(graph, problem);
  const node = graph.nodes.find((each) => each.id === problem.nodeId);
  const right = /^Did you mean (.+)\?$/.exec(problem.hint)?.[1];
  const wrong = wrongName(problem.message);
  if (node === undefined || right === undefined || wrong === undefined || problem.field === undefined) return null;
  const config = replaced(node, problem.field, wrong, right);
  return config === null ? null : { label: "Replace", edits: [{ type: "configure", id: node.id, config }] };
}

/** A node that was moved over a border is freed of all its edges that cross it, by one step of undo. */
function withoutCrossing(graph: Graph, { edgeId }: Problem): QuickFix | null {
  const edge = graph.edges.find((each) => each.id === edgeId);
  if (edge === undefined) return null;
  const edges = crossingWith(graph, edge).map(({ id }) => id);
  return { label: edges.length === 1 ? "Remove" : `Remove ${edges.length} edges`, edits: [{ type: "remove", nodes: [], edges }] };
}

/** What a sentence of the compiler calls wrong, as it stands in the field. */
function wrongName(message: string): string | undefined {
  const secret = /^There is no secret (\S+)\.$/.exec(message)?.[1];
  if (secret !== undefined) return `secrets.${secret}`;
  return (
    /^(?:No table knows the model|There is no tool server) (\S+)\.$/.exec(message)?.[1] ?? /^(\S+) does not exist\./.exec(message)?.[1]
  );
}

function replaced(node: GraphNode, field: string, wrong: string, right: string): JsonObject | null {
  const path = field.split(/[.[\]]+/).filter((part) => part !== "");
  // Not inside of a longer name: `a.b` must not change `a.bc`.
  const whole = new RegExp(`(?<![\\w.])${escaped(wrong)}(?![\\w])`, "g");
  const change = (value: JsonValue | undefined, at: number): JsonValue | null => {
    const key = path[at];
    if (key === undefined) return typeof value === "string" && whole.test(value) ? value.replaceAll(whole, () => right) : null;
    if (Array.isArray(value)) {
      const next = change(value[Number(key)], at + 1);
      return next === null ? null : value.with(Number(key), next);
    }
    if (!isObject(value)) return null;
    const next = change(Object.hasOwn(value, key) ? value[key] : undefined, at + 1);
    return next === null ? null : { ...value, [key]: next };
  };
  const config = change(node.config, 0);
  return isObject(config ?? undefined) ? (config as JsonObject) : null; // isObject has just proved it
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
