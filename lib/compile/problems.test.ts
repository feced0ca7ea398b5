import { describe, expect, test } from "vitest";
import { checkGraph } from "@/lib/compile/compile";
import type { Problem } from "@/lib/core/errors";
import { aChain, aGraph, aPlan, haiku, type GraphBuilder } from "@/lib/graph/testing/graph-builder";
import { catalogue } from "@/lib/model/catalogue";

function found(builder: GraphBuilder): Problem[] {
  return checkGraph(builder.build(), { catalogue });
}

function brief(builder: GraphBuilder): string[] {
  return found(builder).map(({ code, nodeId, edgeId, field }) => [code, nodeId ?? edgeId ?? "-", field].filter(Boolean).join(" "));
}

const asking = { model: haiku, prompt: "Go." };

describe("[C3] what the compiler finds", () => {
  test("nothing in a sound graph", () => {
    expect([...found(aChain()), ...found(aPlan())]).toEqual([]);
  });

  const cases: [string, GraphBuilder, string[]][] = [
    ["no input and no output", aGraph(), ["input_count -", "output_missing -"]],
    ["a second input", aChain().node("more", "input", { fields: [] }), ["input_count more"]],
    ["a reserved id", aChain().node("task", "executor", asking).flow("start", "task"), ["id_reserved task id"]],
    ["an id of the wrong form", aChain().node("Big-One", "executor", asking).flow("start", "Big-One"), ["field_invalid Big-One id"]],
    [
      "an unknown kind, and nothing about what hangs on it",
      aChain().node("each", "retrieve", { items: "x" }).flow("start", "each").flow("each", "end", "in"),
      ["kind_unsupported each kind"],
    ],
    ["a node that nothing leads to", aChain().node("lost", "executor", asking), ["node_unreachable lost"]],
    ["an edge into nowhere", aChain().flow("ask", "gone"), ["edge_dangling e3"]],
    ["an output that is not there", aChain().flow("ask.other", "end"), ["port_unknown e3 sourcePort"]],
    ["an input that is not there", aChain().flow("ask", "start"), ["port_unknown e3 targetPort", "cycle start"]],
    ["an edge drawn twice", aChain().flow("ask", "end"), ["field_invalid e3"]],
    ["a planner without delegates", aChain().node("plan", "planner", asking).flow("start", "plan"), ["planner_without_delegate plan"]],
    [
      "a delegate edge from no planner",
      aChain().node("worker", "executor", asking).delegate("ask", "worker"),
      ["delegate_without_planner e3", "node_unreachable worker"],
    ],
    ["a delegate edge to what takes no tasks", aPlan().delegate("plan", "end"), ["port_type e4"]],
    ["a delegate with flow edges", aPlan().flow("start", "worker"), ["delegate_has_flow worker"]],
    [
      "a task read by no delegate",
      aChain().node("b", "executor", { model: haiku, prompt: "{{task.objective}}" }).flow("start", "b"),
      ["delegate_without_planner b prompt"],
    ],
    ["no prompt and no model", aChain().node("b", "executor").flow("start", "b"), ["field_missing b prompt", "field_missing b model"]],
    [
      "a container that is none",
      aChain().node("b", "executor", asking, { parent: "ask" }).flow("start", "b"),
      ["field_invalid b parent", "edge_border e3"],
    ],
  ];
  test.each(cases)("%s", (_, builder, expected) => {
    expect(brief(builder)).toEqual(expected);
  });

  test("cycles, one finding for each knot", () => {
    const knot = aChain()
      .node("a", "executor", asking)
      .node("b", "executor", asking)
      .node("c", "executor", asking)
      .node("after", "executor", asking)
      .flow("ask", "a")
      .flow("a", "b")
      .flow("b", "a")
      .flow("b", "after")
      .flow("c", "c");
    expect(found(knot).filter((problem) => problem.code === "cycle")).toMatchObject([
      { nodeId: "a", message: "These nodes wait for each other: a → b → a." },
      { nodeId: "c" },
    ]);
  });
});

describe("[C3] settings that the chosen model refuses", () => {
  const asked = (config: object) =>
    aChain()
      .node("b", "executor", { ...asking, ...config })
      .flow("start", "b");

  test.each([
    [{ model: "claude-haiku-4-5", effort: "low" }, "setting_refused", "effort", "error"],
    [{ maxOutputTokens: 200_000 }, "setting_refused", "maxOutputTokens", "error"],
    [{ model: "claude-opus-4-1" }, "model_retired", "model", "error"],
    [{ model: "claude-hiku-5-5" }, "model_unknown", "model", "warning"],
    [{ taskModels: ["nope-1"] }, "model_unknown", "taskModels[0]", "warning"],
    [{ outputSchema: { type: "string" } }, "schema_unsupported", "outputSchema", "error"],
    [{ outputSchema: { type: "object", properties: { a: { type: "text" } } } }, "schema_unsupported", "outputSchema", "error"],
    [{ outputSchema: { type: "object", properties: { a: { $ref: "#/$defs/b" } } } }, "schema_unsupported", "outputSchema", "error"],
  ])("%j", (config, code, field, severity) => {
    expect(found(asked(config))).toMatchObject([{ code, field, severity, nodeId: "b" }]);
  });

  test("a mistyped model is recognised", () => {
    expect(found(asked({ model: "claude-hiku-5-5" }))[0]?.hint).toBe("Did you mean claude-haiku-5-5?");
  });
});

test("[C3] each of the models that difficulty chooses from is held against the catalogue", () => {
  const auto = { low: "claude-haiku-3", medium: "", high: haiku };
  const builder = aChain()
    .node("b", "executor", { ...asking, model: { auto } })
    .flow("ask", "b");
  expect(brief(builder)).toEqual(
    expect.arrayContaining(["field_missing b model.auto.medium", expect.stringContaining("b model.auto.low")]),
  );
  expect(brief(builder).join()).not.toContain("auto.high");
});

test("[C2] every problem is told at once, each with a sentence and a hint", () => {
  const builder = aGraph()
    .node("start", "input", { fields: [{ key: "", type: "select" }] })
    .node("p", "planner", {})
    .node("end", "output", { value: "" })
    .flow("start", "p")
    .flow("p", "end");
  const problems = found(builder);
  expect(brief(builder)).toEqual([
    "field_missing start fields[0].key",
    "field_missing start fields[0].options",
    "planner_without_delegate p",
    "field_missing p prompt",
    "field_missing p model",
    "field_missing end value",
  ]);
  for (const problem of problems) expect(problem.message.endsWith(".") && problem.hint.length > 5).toBe(true);
});
