import type { ProblemSink } from "@/lib/compile/report";
import type { Wiring } from "@/lib/graph/wiring";
import { definitionOf } from "@/lib/nodes/definitions";

const mostCycles = 20;

/** Cycles, and nodes that a run would never come to. */
export function checkOrder(wiring: Wiring, report: ProblemSink): void {
  for (const cycle of cycles(wiring)) {
    const names = [...cycle, cycle[0] ?? ""].map((id) => wiring.nodes.get(id)?.name || id);
    report({
      code: "cycle",
      nodeId: cycle[0],
      message: `These nodes wait for each other: ${shortened(names).join(" → ")}.`,
      hint: "Remove one of the edges between them.",
    });
  }
  const reached = reachable(wiring);
  for (const { id, name, kind, parent } of wiring.executed)
    if (!reached.has(id) && definitionOf(kind)?.role !== "input") {
      const start = wiring.nodes.get(parent ?? "");
      report({
        code: "node_unreachable",
        nodeId: id,
        message: `Nothing leads from ${start ? `the inner start of ${start.name || start.id}` : "the input"} to ${name || id}, so it would never start.`,
        hint: "Connect it, or remove it.",
      });
    }
}

function reachable(wiring: Wiring): Set<string> {
  const open = wiring.executed.filter((node) => definitionOf(node.kind)?.role === "input").map((node) => node.id);
  const reached = new Set(open);
  const openings = new Map<string, string[]>();
  for (const [target, edges] of wiring.incoming)
    for (const { source } of edges)
      if (wiring.nodes.get(target)?.parent === source) openings.set(source, [...(openings.get(source) ?? []), target]);
  for (const id of open)
    for (const next of [
      ...(wiring.outgoing.get(id) ?? []).map((edge) => edge.target),
      ...(openings.get(id) ?? []),
      ...(wiring.delegatesOf.get(id) ?? []),
    ])
      if (!reached.has(next)) {
        reached.add(next);
        open.push(next);
      }
  return reached;
}

/** One way round for each knot, in document order. */
function cycles(wiring: Wiring): string[][] {
  const left = new Set(wiring.executed.map((node) => node.id).filter((id) => !wiring.upstream.rank.has(id)));
  dropLeaves(left, wiring);
  const found: string[][] = [];
  while (left.size > 0 && found.length < mostCycles) {
    const cycle = cycleIn(left, wiring);
    found.push(cycle);
    for (const id of cycle) left.delete(id);
    dropLeaves(left, wiring, true);
  }
  return found;
}

/** Nodes that only lie behind a cycle, or between two, are on none. */
function dropLeaves(left: Set<string>, wiring: Wiring, bothWays = false): void {
  const isLeaf = (id: string) =>
    !(wiring.outgoing.get(id) ?? []).some((edge) => left.has(edge.target)) ||
    (bothWays && !(wiring.incoming.get(id) ?? []).some((edge) => left.has(edge.source)));
  const open = [...left].filter(isLeaf);
  for (const id of open) left.delete(id);
  for (const id of open)
    for (const edge of [...(wiring.incoming.get(id) ?? []), ...(wiring.outgoing.get(id) ?? [])])
      for (const near of [edge.source, edge.target])
        if (left.has(near) && isLeaf(near)) {
          left.delete(near);
          open.push(near);
        }
}

/** Every node that is left leads to another, so walking on comes round. */
function cycleIn(left: Set<string>, wiring: Wiring): string[] {
  const path: string[] = [];
  const seen = new Map<string, number>();
  let at: string | undefined = [...left][0];
  while (at !== undefined && !seen.has(at)) {
    seen.set(at, path.length);
    path.push(at);
    at = wiring.outgoing.get(at)?.find((edge) => left.has(edge.target))?.target;
  }
  return at === undefined ? path : path.slice(seen.get(at));
}

function shortened(names: string[]): string[] {
  return names.length <= 8 ? names : [...names.slice(0, 6), "…", names.at(-1) ?? ""];
}
