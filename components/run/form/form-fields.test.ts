import { expect, test } from "vitest";
import { fieldsOf, toEntries, toInput } from "@/components/run/form/form-fields";
import { checkInput } from "@/lib/graph/input";
import type { Graph } from "@/lib/graph/document";

const graph: Graph = {
  version: 1,
  name: "All fields",
  edges: [],
  nodes: [
    {
      id: "start",
      kind: "input",
      name: "Start",
      config: {
        fields: [
          { key: "topic", type: "text", label: "Topic", required: true },
          { key: "notes", type: "longtext" },
          { key: "count", type: "number", default: 3 },
          { key: "deep", type: "boolean" },
          { key: "tone", type: "select", options: ["plain", "warm"], default: "plain" },
          { key: "extra", type: "json" },
        ],
      },
    },
  ],
};
const fields = fieldsOf(graph);

test("a form starts with the defaults, or with what an earlier run was given", () => {
  expect(toEntries(fields, {})).toEqual({ topic: "", notes: "", count: "3", deep: false, tone: "plain", extra: "" });
  expect(toEntries(fields, { topic: "Heat", deep: true, extra: { a: 1 } })).toMatchObject({
    topic: "Heat",
    deep: true,
    extra: '{\n  "a": 1\n}',
  });
});

test("what is entered becomes an input that the server takes", () => {
  const { input, problems } = toInput(fields, { topic: "Heat", notes: "", count: "4", deep: true, tone: "warm", extra: "[1]" });
  expect(problems).toEqual({});
  expect(input).toEqual({ topic: "Heat", count: 4, deep: true, tone: "warm", extra: [1] });
  expect(checkInput(fields, input).ok).toBe(true);
});

test("every wrong field says what to enter", () => {
  const { problems } = toInput(fields, { topic: " ", count: "many", extra: "{", deep: false, tone: "" });
  expect(problems).toEqual({
    topic: "Enter topic.",
    count: "Enter a number, for example 12 or 0.5.",
    extra: 'Enter JSON, for example {"name": "value"}.',
  });
});
