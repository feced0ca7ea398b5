import { describe, expect, test } from "vitest";
import type { Graph } from "@/lib/graph/document";
import { nestingOf } from "@/lib/graph/nesting";
import { sizeOf } from "@/lib/graph/size-of";
import { templates } from "@/lib/graph/templates";
import { aMap, aPlan, haiku } from "@/lib/graph/testing/graph-builder";
import { tidy } from "@/lib/graph/tidy";

function boxes(graph: Graph) {
  return graph.nodes.map((node) => ({
    id: node.id,
    parent: node.parent,
    x: node.position?.x ?? Number.NaN,
    y: node.position?.y ?? Number.NaN,
    ...sizeOf(node),
  }));
}

function overlaps(graph: Graph): string[] {
  const all = boxes(graph);
  return all.flatMap((a, index) =>
    all
      .slice(index + 1)
      .filter((b) => b.parent === a.parent)
      .flatMap((b) =>
        a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height ? [`${a.id} ${b.id}`] : [],
      ),
  );
}

test.each(templates)("$slug laid out anew stands on the grid, without overlaps, from left to right", ({ graph }) => {
  const tidied = tidy(graph, "all");
  expect(boxes(tidied).filter(({ x, y }) => x % 8 !== 0 || y % 8 !== 0)).toEqual([]);
  expect(overlaps(tidied)).toEqual([]);
  const at = new Map(boxes(tidied).map((box) => [box.id, box]));
  for (const { kind, source, target } of graph.edges) {
    // Between a container and what is inside of it there is no left and right.
    if (at.get(source)?.parent !== at.get(target)?.parent) continue;
    if (kind === "flow") expect(at.get(source)?.x).toBeLessThan(at.get(target)?.x ?? 0);
    else expect(at.get(source)?.y).toBeLessThan(at.get(target)?.y ?? 0);
  }
});

test("delegates hang in a row in the middle below their planner", () => {
  const at = new Map(
    boxes(tidy(aPlan().node("second", "executor", { model: haiku, prompt: "x" }).delegate("plan", "second").build())).map((box) => [
      box.id,
      box,
    ]),
  );
  const [plan, worker, second] = [at.get("plan"), at.get("worker"), at.get("second")];
  expect(worker?.y).toBe(second?.y);
  expect(((worker?.x ?? 0) + (second?.x ?? 0)) / 2).toBe(plan?.x);
});

describe("containers", () => {
  const nested = () =>
    aMap()
      .node("more", "executor", { model: haiku, prompt: "x" }, { parent: "pages" })
      .node("again", "loop", { until: "true" }, { parent: "pages" })
      .node("within", "executor", { model: haiku, prompt: "x" }, { parent: "again" })
      .flow("write", "more")
      .flow("more", "again")
      .build();

  test("what is inside is laid out first, and each container is as large as its inside needs", () => {
    const tidied = tidy(nested(), "all");
    const at = new Map(boxes(tidied).map((box) => [box.id, box]));
    const [pages, again, end] = [at.get("pages"), at.get("again"), at.get("end")];
    expect(at.get("write")).toMatchObject({ x: 40, y: 80 });
    expect(at.get("within")).toMatchObject({ x: 40, y: 80 });
    expect(again).toMatchObject({ width: 304, height: 224 });
    expect(pages?.width).toBe((again?.x ?? 0) + 304 + 48);
    expect(pages?.height).toBe((again?.y ?? 0) + 224 + 16);
    expect(end?.x).toBe((pages?.x ?? 0) + (pages?.width ?? 0) + 56);
    for (const inside of [null, "pages", "again"]) {
      const group = nestingOf(tidied).childrenOf(inside);
      expect(overlaps({ ...tidied, nodes: [...group] })).toEqual([]);
    }
  });

  test("a node without a place gets one inside of its container, which grows where it has to", () => {
    const tidied = tidy(nested());
    expect(tidied.nodes.find((node) => node.id === "write")?.position).toEqual({ x: 40, y: 80 });
    expect(tidied.nodes.find((node) => node.id === "more")?.position).toMatchObject({ x: 40, y: 248 });
    expect(overlaps({ ...tidied, nodes: [...nestingOf(tidied).childrenOf("pages")] })).toEqual([]);
  });
});

test("a container that nobody gave a size is as large as what is in it; one that has a size, or room enough, stays as it is", () => {
  const holding = (size: object, x: number) => {
    const [map, card] = [
      { id: "pages", kind: "map", name: "Pages", position: { x: 0, y: 0 }, config: { items: "{{value}}" }, ...size },
      { id: "write", kind: "executor", name: "Write", parent: "pages", position: { x, y: 80 }, config: {} },
    ];
    return { version: 1, name: "Held", nodes: [map, card], edges: [] } as Graph;
  };
  expect(tidy(holding({}, 400)).nodes[0]?.size).toEqual({ width: 400 + 216 + 48, height: 80 + 128 + 16 });
  for (const graph of [holding({}, 40), holding({ size: { width: 320, height: 240 } }, 400)]) expect(tidy(graph)).toBe(graph);
});

test("what has a place keeps it, and the rest goes below", () => {
  const [template] = templates;
  const graph = template?.graph as Graph;
  expect(tidy(graph)).toBe(graph);
  const { position: _gone, ...loose } = graph.nodes[2] as Graph["nodes"][number];
  const tidied = tidy({ ...graph, nodes: graph.nodes.map((node) => (node.id === loose.id ? loose : node)) });
  expect(tidied.nodes.filter((node, index) => node !== graph.nodes[index]).map((node) => node.id)).toEqual([loose.id]);
  expect(overlaps(tidied)).toEqual([]);
});

test("thousands of nodes are laid out in no time", () => {
  const nodes = Array.from({ length: 3_000 }, (_, index) => ({ id: `n${index}`, kind: "executor", name: "", config: {} }));
  const edges = nodes.slice(1).map((node, index) => ({
    id: `e${index}`,
    kind: "flow" as const,
    source: `n${index >> 1}`,
    sourcePort: "out",
    target: node.id,
    targetPort: "in",
  }));
  const tidied = tidy({ version: 1, name: "Big", nodes, edges });
  expect(tidied.nodes.every((node) => node.position !== undefined)).toBe(true);
});
