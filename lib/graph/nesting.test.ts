import { expect, test } from "vitest";
import { holderAt, nestingOf, withInside } from "@/lib/graph/nesting";
import { aGraph, aMap, haiku } from "@/lib/graph/testing/graph-builder";

const graph = aMap()
  .node("again", "loop", {}, { parent: "pages", position: { x: 40, y: 232 } })
  .node("deep", "executor", { model: haiku, prompt: "x" }, { parent: "again", position: { x: 48, y: 88 } })
  .build();

test("places are counted from the container's corner, and containers stand before what is inside", () => {
  const { inOrder, placeOf, depthOf } = nestingOf(graph);
  expect(inOrder.map((node) => `${node.id} ${depthOf(node.id)}`)).toEqual(["start 0", "pages 0", "write 1", "again 1", "deep 2", "end 0"]);
  expect(placeOf("deep")).toEqual({ x: 224 + 40 + 48, y: 232 + 88 });
});

test("[G6] what is no container, is not there, or comes round holds nothing, and nothing is lost", () => {
  const odd = aGraph()
    .node("a", "loop", {}, { parent: "b" })
    .node("b", "loop", {}, { parent: "a" })
    .node("c", "executor", {}, { parent: "gone" })
    .node("d", "executor", {}, { parent: "c" })
    .build();
  expect(nestingOf(odd).inOrder.map((node) => node.id)).toEqual(["a", "b", "c", "d"]);
  expect(odd.nodes.map((node) => nestingOf(odd).parentOf(node.id))).toEqual([null, null, null, null]);
});

test("the innermost container at a place, but none that is moved itself", () => {
  expect(holderAt(graph, { x: 232, y: 8 })).toBe("pages");
  expect(holderAt(graph, { x: 300, y: 300 })).toBe("again");
  expect(holderAt(graph, { x: 300, y: 200 }, ["again"])).toBe("pages");
  expect(holderAt(graph, { x: 300, y: 300 }, ["pages"])).toBe(null);
  expect(holderAt(graph, { x: 300, y: 700 })).toBe(null);
});

test("a container comes with all that is inside, however deep", () => {
  expect([...withInside(graph, ["pages"])]).toEqual(["pages", "write", "again", "deep"]);
});
