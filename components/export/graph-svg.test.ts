import { expect, test } from "vitest";
import type { Inks } from "@/components/canvas/inks";
import { graphSvg, type Drawing } from "@/components/export/graph-svg";
import { cut, escaped, wrapped } from "@/components/export/svg-text";
import type { Graph } from "@/lib/graph/document";
import { definitionOf } from "@/lib/nodes/definitions";
import { templates } from "@/lib/graph/templates";

const drawing: Drawing = {
  inks: new Proxy({}, { get: () => "#123456" }) as Inks,
  icon: () => '<path d="M0 0"/>',
  measure: (text, size) => text.length * size * 0.5,
};
const width = (text: string) => text.length * 6;

test("a picture shows every node by name and every edge of each template, and nothing that a browser would run or fetch", () => {
  for (const { graph } of templates) {
    const { svg, width: across, height } = graphSvg(graph, drawing);
    for (const node of graph.nodes.filter((each) => definitionOf(each.kind)?.role !== "note"))
      expect(svg).toContain(escaped(cut(node.name || node.id, 100, () => 0)));
    expect(svg.match(/<path d="[^"]+" fill="none" stroke=/g)?.length).toBe(graph.edges.length);
    expect(svg).not.toMatch(/<script|<style|<foreignObject|<image|href|\son\w+=|url\(/i);
    expect(across).toBeGreaterThan(100);
    expect(height).toBeGreaterThan(50);
  }
});

test("what people wrote stays text: marks are escaped, and characters that XML cannot hold are replaced", () => {
  const graph: Graph = {
    version: 1,
    name: '</title><script>alert("1")</script>',
    nodes: [{ id: "a", kind: "executor", name: '<b> & "\u0001"', config: { prompt: "</text>\ud800{{x}}" }, position: { x: 0, y: 0 } }],
    edges: [],
  };
  const { svg } = graphSvg(graph, drawing);
  expect(svg).not.toContain("<script");
  expect(svg).toContain("&lt;b&gt; &amp; &quot;\ufffd&quot;");
  expect(svg).toContain("&lt;/text&gt;\ufffd{{x}}");
});

test("an empty graph and an edge to nowhere still give a picture", () => {
  const edges = [{ id: "e", kind: "flow" as const, source: "a", target: "gone" }];
  expect(graphSvg({ version: 1, name: "", nodes: [], edges }, drawing).width).toBe(400);
});

test("text is broken between words and cut where it does not fit", () => {
  expect(wrapped("one two three four five", 60, 2, width)).toEqual(["one two", "three fou…"]);
  expect(wrapped("one two", 60, 2, width)).toEqual(["one two"]);
  expect(wrapped("  ", 60, 2, width)).toEqual([]);
  expect(cut("a very long name", 60, width)).toBe("a very lo…");
});
