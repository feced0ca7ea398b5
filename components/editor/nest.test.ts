import { tidy } from "@/lib/graph/tidy";
import { describe, expect, test } from "vitest";
import { addNode, nudge, placeAnew } from "@/components/editor/commands";
import { createEditorStore } from "@/components/editor/editor-store";
import { holdersFor, leastSize, moveInto, moveNodes, moveOut } from "@/components/editor/nest";
import { nextPlace } from "@/components/editor/next-place";
import { paste, pieceOf } from "@/components/editor/piece";
import type { Command } from "@/components/editor/commands";
import type { Graph } from "@/lib/graph/document";
import { nestingOf } from "@/lib/graph/nesting";
import { serializeGraph } from "@/lib/graph/serialize";
import { aMap, haiku } from "@/lib/graph/testing/graph-builder";

const graph = aMap()
  .node("free", "executor", { model: haiku, prompt: "about {{start.pages}}" }, { position: { x: 224, y: 400 } })
  .build();

function after(command: Command, from: Graph = graph): Graph {
  const store = createEditorStore(from);
  store.getState().edit(command.edits);
  const { graph: changed, past, undo } = store.getState();
  expect(past).toHaveLength(1);
  undo();
  expect(serializeGraph(store.getState().graph)).toBe(serializeGraph(from));
  return changed;
}

const node = (from: Graph, id: string) => from.nodes.find((each) => each.id === id);

describe("[G5] into a container and out of it is one step of undo", () => {
  test("a node that is let go over a container stands inside, clear of its head, and the container grows to hold it", () => {
    const moved = after(moveNodes(graph, new Map([["free", { x: 480, y: 40 }]]), "pages"));
    expect(node(moved, "free")).toMatchObject({ parent: "pages", position: { x: 256, y: 80 } });
    expect(node(moved, "pages")?.size).toEqual({ width: 256 + 216 + 48, height: 224 });
  });

  test("a node that is let go elsewhere leaves, and its edges stay", () => {
    const moved = after(moveNodes(graph, new Map([["write", { x: 304, y: 400 }]]), null));
    expect(node(moved, "write")).not.toHaveProperty("parent");
    expect(node(moved, "write")?.position).toEqual({ x: 304, y: 400 });
    expect(moved.edges).toEqual(graph.edges);
  });

  test("what begins or ends the graph stays outside", () => {
    expect(node(after(moveNodes(graph, new Map([["end", { x: 264, y: 80 }]]), "pages")), "end")).toMatchObject({
      position: { x: 264, y: 80 },
    });
    expect(holdersFor(graph, graph.nodes[0]!)).toEqual([]);
  });

  test("without a pointer: below what is there, and out to the right", () => {
    expect(holdersFor(graph, node(graph, "free")!).map((each) => each.id)).toEqual(["pages"]);
    const inside = after(moveInto(graph, "free", "pages"));
    expect(node(inside, "free")).toMatchObject({ parent: "pages", position: { x: 40, y: 232 } });
    expect(node(inside, "pages")?.size).toEqual({ width: 304, height: 376 });
    const out = after(moveOut(inside, "free"), inside);
    expect(node(out, "free")).toMatchObject({ position: { x: 224 + 304 + 56, y: 0 } });
  });
});

describe("new nodes", () => {
  test("go into the container that they are dropped on", () => {
    const added = after(addNode(graph, "transform", { x: 260, y: 100 }));
    expect(node(added, "transform")).toMatchObject({ parent: "pages" });
    expect(node(after(addNode(graph, "output", { x: 260, y: 100 })), "output")).not.toHaveProperty("parent");
  });

  test("without a pointer go into the selected container, or beside what is selected in the same one", () => {
    expect(nextPlace(graph, new Set(["pages"]))).toEqual({ at: { x: 224 + 40 + 216 + 56, y: 80 }, into: "pages" });
    expect(nextPlace(graph, new Set(["write"]))).toEqual({ at: { x: 224 + 40 + 216 + 56, y: 80 }, into: "pages" });
    expect(nextPlace(graph, new Set(["start"])).into).toBe(null);
  });
});

test("arrow keys move a container with what is inside, and a card not onto the container's head", () => {
  const moved = after(nudge(graph, new Set(["pages", "write"]), { x: 8, y: 0 }));
  expect([node(moved, "pages")?.position?.x, node(moved, "write")?.position?.x]).toEqual([232, 40]);
  expect(nudge(graph, new Set(["write"]), { x: 0, y: -8 }).edits).toEqual([{ type: "move", positions: { write: { x: 40, y: 80 } } }]);
});

test("a copy of a container has its own inside, whose texts and edges refer to the copies", () => {
  const copy = paste(graph, pieceOf(graph, new Set(["pages"])));
  const copied = after(copy);
  expect(copy.select).toEqual(["pages_2"]);
  expect(node(copied, "pages_2")).toMatchObject({ name: "pages copy", position: { x: 248, y: 24 } });
  expect(node(copied, "write_2")).toMatchObject({ name: "write", parent: "pages_2", position: { x: 40, y: 80 } });
  expect(node(copied, "write_2")?.config["prompt"]).toBe("{{pages_2.item}}");
  expect(copied.edges.slice(graph.edges.length).map((edge) => `${edge.source}.${edge.sourcePort} ${edge.target}`)).toEqual([
    "pages_2.item write_2",
    "write_2.out pages_2",
  ]);
});

test("a copy of a card stays in its container", () => {
  const copied = after(paste(graph, pieceOf(graph, new Set(["write"]))));
  expect(node(copied, "write_2")).toMatchObject({ parent: "pages", position: { x: 64, y: 104 } });
});

test("laid out anew, a container gets the size that its inside needs", () => {
  const wide = {
    ...graph,
    nodes: graph.nodes.map((each) => (each.id === "pages" ? { ...each, size: { width: 800, height: 800 } } : each)),
  };
  expect(node(after({ edits: placeAnew(wide, wide, tidy(wide, "all")), select: [] }, wide), "pages")?.size).toEqual({
    width: 304,
    height: 224,
  });
});

test("a container is never made smaller than what is inside", () => {
  const inside = after(moveInto(graph, "free", "pages"));
  expect(leastSize(inside, "pages")).toEqual({ width: 304, height: 376 });
  expect(nestingOf(inside).childrenOf("pages")).toHaveLength(2);
});
