import { expect, test } from "vitest";
import { paste, pieceOf } from "@/components/editor/piece";
import { readPiece, toText } from "@/components/editor/piece-text";
import { applyEdit } from "@/lib/graph/edits";
import type { Graph } from "@/lib/graph/document";
import { serializeGraph } from "@/lib/graph/serialize";
import { templates } from "@/lib/graph/templates";

const empty: Graph = { version: 1, name: "Empty", nodes: [], edges: [] };

function pasted(into: Graph, text: string): Graph {
  const read = readPiece(text);
  if (read?.ok !== true) throw new Error("nothing to paste");
  return paste(into, read.value).edits.reduce((graph, edit) => applyEdit(graph, edit).graph, into);
}

test("all of a template is copied as text and pasted into another graph: the same nodes and edges, by name and settings", () => {
  for (const { graph } of templates) {
    const text = toText(pieceOf(graph, new Set(graph.nodes.map((node) => node.id))));
    const copy = pasted(empty, text);
    expect(copy.nodes.map(({ id, name, config }) => ({ id, name, config }))).toEqual(
      graph.nodes.map(({ id, name, config }) => ({ id, name, config })),
    );
    expect(copy.edges).toHaveLength(graph.edges.length);
  }
});

test("pasted where it came from, it has ids and names of its own, and its references follow", () => {
  const graph = templates[0]!.graph;
  const copy = pasted(graph, toText(pieceOf(graph, new Set(graph.nodes.map((node) => node.id)))));
  expect(new Set(copy.nodes.map((node) => node.id)).size).toBe(graph.nodes.length * 2);
  expect(copy.nodes.slice(graph.nodes.length).every((node) => node.name.endsWith(" copy"))).toBe(true);
});

test("a whole document is no part: it is checked as one first", () => {
  expect(readPiece(serializeGraph(templates[0]!.graph))).toBeNull();
});

test("other text is nobody's business, and what was meant and is broken says why", () => {
  for (const text of ["", "tea", "[1]", '{"nodes": 1}', '{"nodes": []', '{"a": "{{b}}"}']) expect(readPiece(text)).toBeNull();
  expect(readPiece('{"baton": 2, "nodes": []}')).toEqual({ ok: false, error: "It was copied from a newer Baton than this one." });
  expect(readPiece('{"baton": 1, "nodes": [{"id": "a b"}]}')).toMatchObject({ ok: false });
});
