import ELK from "elkjs";
import { describe, expect, test } from "vitest";
import { toElk, toPlaces } from "@/components/editor/tidy/elk-drawing";
import { portHeights, wanted } from "@/components/editor/tidy/tidy-up";
import type { Graph } from "@/lib/graph/document";
import { sizeOf } from "@/lib/graph/size-of";
import { templates } from "@/lib/graph/templates";
import { aMap } from "@/lib/graph/testing/graph-builder";
import { tidyBy } from "@/lib/graph/tidy";

const elk = new ELK();
const lay = (graph: Graph, which: "all" | ReadonlySet<string>, keepOrder = false) =>
  tidyBy(graph, which, async (drawing) => toPlaces(await elk.layout(toElk(drawing, keepOrder, portHeights(graph)))));
const at = (graph: Graph, id: string) => graph.nodes.find((node) => node.id === id)?.position;

function overlaps({ nodes }: Graph): string[] {
  const boxes = nodes.map((node) => ({ id: node.id, parent: node.parent, x: 0, y: 0, ...node.position, ...sizeOf(node) }));
  return boxes.flatMap((a, index) =>
    boxes
      .slice(index + 1)
      .filter((b) => b.parent === a.parent && a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height)
      .map((b) => `${a.id} ${b.id}`),
  );
}

test.each(templates)("$slug stands on the grid, without overlaps, and flows from left to right", async ({ graph }) => {
  const tidied = await lay(graph, "all");
  expect(tidied.nodes.filter(({ position }) => (position?.x ?? 1) % 8 !== 0 || (position?.y ?? 1) % 8 !== 0)).toEqual([]);
  expect(overlaps(tidied)).toEqual([]);
  const parents = new Map(graph.nodes.map((node) => [node.id, node.parent]));
  for (const { kind, source, target } of graph.edges)
    if (kind === "flow" && parents.get(source) === parents.get(target))
      expect(at(tidied, source)?.x).toBeLessThan(at(tidied, target)?.x ?? 0);
});

describe("a selection", () => {
  const graph = templates.find(({ slug }) => slug === "sections-and-votes")?.graph as Graph;

  test("alone is moved, and stays at the corner where it was", async () => {
    const [first, second, third] = graph.nodes.map((node) => node.id) as [string, string, string]; // it has more than three
    const tidied = await lay(graph, new Set([second, third]));
    const moved = tidied.nodes.filter((node, index) => node.position !== graph.nodes[index]?.position).map((node) => node.id);
    expect(moved).not.toContain(first);
    const least = (of: Graph, axis: "x" | "y") => Math.min(...[second, third].map((id) => at(of, id)?.[axis] ?? 0));
    expect([least(tidied, "x"), least(tidied, "y")]).toEqual([least(graph, "x"), least(graph, "y")]);
  });

  test("of one container is what stands inside of it, of one node everything", () => {
    const nested = aMap().node("more", "executor", { prompt: "x" }, { parent: "pages" }).build();
    expect([...(wanted(nested, new Set(["pages"])) as ReadonlySet<string>)].sort()).toEqual(["more", "write"]);
    expect(wanted(nested, new Set(["start"]))).toBe("all");
    expect(wanted(nested, new Set())).toBe("all");
  });
});

test("what hangs on the routes of a router stands in the order of its routes", async () => {
  const graph = templates.find(({ slug }) => slug === "support-triage")?.graph as Graph;
  const router = graph.edges.find((edge) => edge.sourcePort === "billing")?.source ?? "";
  const tidied = await lay(graph, "all");
  const heightOf = portHeights(graph);
  const targets = graph.edges.filter((edge) => edge.source === router && edge.kind === "flow");
  const byPort = targets.toSorted((a, b) => heightOf(router, a.sourcePort ?? "") - heightOf(router, b.sourcePort ?? ""));
  const first = [...new Set(byPort.map((edge) => edge.target))];
  expect(first.length).toBeGreaterThan(2);
  expect(first.toSorted((a, b) => (at(tidied, a)?.y ?? 0) - (at(tidied, b)?.y ?? 0))).toEqual(first);
});

test("the order of those that were placed by hand is kept where it is asked for", async () => {
  const node = (id: string, x: number, y: number) => ({ id, kind: "transform", name: id, position: { x, y }, config: { template: "x" } });
  const edge = (source: string, target: string) => ({
    id: `${source}_${target}`,
    kind: "flow" as const,
    source,
    sourcePort: "out",
    target,
    targetPort: "in",
  });
  const ids = ["a", "b", "c", "d"];
  const nodes = [node("from", 0, 200), ...ids.map((id, index) => node(id, 300 + index * 7, (3 - index) * 120)), node("to", 700, 200)];
  const graph: Graph = { version: 1, name: "Order", nodes, edges: ids.flatMap((id) => [edge("from", id), edge(id, "to")]) };
  const kept = await lay(graph, "all", true);
  const rows = ids.toSorted((a, b) => (at(kept, a)?.y ?? 0) - (at(kept, b)?.y ?? 0));
  expect(rows).toEqual(["d", "c", "b", "a"]);
  expect(new Set(ids.map((id) => at(kept, id)?.x)).size).toBe(1);
});
