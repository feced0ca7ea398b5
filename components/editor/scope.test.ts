import { expect, test } from "vitest";
import { scopeOf } from "@/components/editor/scope";
import { contractExample } from "@/lib/graph/testing/contract-example";
import { aMap, haiku } from "@/lib/graph/testing/graph-builder";
import { parseGraph } from "@/lib/graph/parse";
import { isInScope } from "@/lib/nodes/reference-scope";
import { parseTemplate } from "@/lib/template/parse-template";

const parsed = parseGraph(contractExample);
if (!parsed.ok) throw new Error("the example is a graph");
const graph = parsed.value;

test.each([
  ["plan", ["question.topic", "question.output", "value", "run.id", "run.startedAt"]],
  ["brief", ["question.topic", "question.output", "plan.tasks", "plan.output", "value", "run.id", "run.startedAt"]],
  [
    "worker",
    [
      "task.id",
      "task.title",
      "task.objective",
      "task.expectedOutput",
      "task.results",
      "question.topic",
      "question.output",
      "run.id",
      "run.startedAt",
    ],
  ],
])("[C3] %s is offered what is upstream of it, and a delegate its task", (node, paths) => {
  expect(scopeOf(graph, node).entries.map((entry) => entry.path)).toEqual(paths);
});

test.each([
  ["{{question.topic}}", true],
  ["{{question.audience}}", false],
  ["{{plan.output}}", false],
  ["{{value.any[0]}}", true],
  ["{{nobody.output}}", false],
])("[C3] in the planner %s is known: %s", (text, known) => {
  const part = parseTemplate(text).parts[0];
  expect(part?.type === "reference" && isInScope(scopeOf(graph, "plan"), part.reference)).toBe(known);
});

test("[C3] inside of a container its turn is in reach, and after it only what it came to", () => {
  const map = aMap().node("check", "executor", { model: haiku, prompt: "" }, { parent: "pages" }).flow("write", "check").build();
  const paths = (node: string) => scopeOf(map, node).entries.map((entry) => entry.path);
  expect(paths("check")).toEqual([
    "pages.item",
    "pages.index",
    "start.pages",
    "start.output",
    "write.output",
    "value",
    "run.id",
    "run.startedAt",
  ]);
  expect(paths("end")).toEqual(["start.pages", "start.output", "pages.output", "value", "run.id", "run.startedAt"]);
});

test("what is offered says its type where settings tell it, and a structured answer its parts", () => {
  const schema = { type: "object", properties: { title: { type: "string" }, "two words": { type: "number" } } };
  const map = aMap()
    .node("check", "executor", { model: haiku, prompt: "", outputSchema: schema })
    .flow("pages", "check")
    .flow("check", "end");
  const types = Object.fromEntries(scopeOf(map.build(), "end").entries.map(({ path, type }) => [path, type]));
  expect(types).toMatchObject({ "check.output": "object", "check.output.title": "text", value: null });
  expect(types).not.toHaveProperty(["check.output.two words"]);
});
