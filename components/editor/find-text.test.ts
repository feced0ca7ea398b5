import { expect, test } from "vitest";
import { findText, replaceText } from "@/components/editor/find-text";
import { applyEdit } from "@/lib/graph/edits";
import type { Graph } from "@/lib/graph/document";

const graph: Graph = {
  version: 1,
  name: "Tea",
  nodes: [
    { id: "start", kind: "input", name: "Tea topic", config: { fields: [{ key: "topic", type: "text", label: "Tea or coffee" }] } },
    {
      id: "ask",
      kind: "executor",
      name: "Ask",
      description: "About tea",
      config: { prompt: "TEA (hot) and tea: {{start.topic}}", maxTurns: 3 },
    },
  ],
  edges: [],
};
const places = (text: string, matchCase = false) =>
  findText(graph, { text, matchCase }).map(({ node, field, at }) => `${node.id} ${field} ${at}`);

test("a text is found in names, descriptions and settings, however deep, and only where it stands", () => {
  expect(places("tea")).toEqual([
    "start name 0",
    "start config.fields[0].label 0",
    "ask description 6",
    "ask config.prompt 0",
    "ask config.prompt 14",
  ]);
  expect(places("tea", true)).toEqual(["ask description 6", "ask config.prompt 14"]);
  expect(places("(hot)")).toEqual(["ask config.prompt 4"]);
  expect(places("")).toEqual([]);
});

test("all places are replaced, several in one text too, and nothing else changes; undone it is the same graph", () => {
  const edits = replaceText(findText(graph, { text: "tea", matchCase: false }), "$& mate");
  let now = graph;
  const back = edits.map((edit) => {
    const applied = applyEdit(now, edit);
    now = applied.graph;
    return applied.inverse;
  });
  expect(now.nodes).toMatchObject([
    { name: "$& mate topic", config: { fields: [{ key: "topic", type: "text", label: "$& mate or coffee" }] } },
    { name: "Ask", description: "About $& mate", config: { prompt: "$& mate (hot) and $& mate: {{start.topic}}", maxTurns: 3 } },
  ]);
  for (const edit of back.toReversed()) now = applyEdit(now, edit).graph;
  expect(now).toEqual(graph);
});

test("one place alone is replaced alone", () => {
  const [, , , , last] = findText(graph, { text: "tea", matchCase: false });
  const [edit] = replaceText(last === undefined ? [] : [last], "milk");
  expect(edit).toMatchObject({ type: "configure", id: "ask", config: { prompt: "TEA (hot) and milk: {{start.topic}}" } });
});
