import { describe, expect, test } from "vitest";
import { checkGraph } from "@/lib/compile/compile";
import { hiddenText } from "@/lib/core/hidden";
import type { Problem } from "@/lib/core/errors";
import { aChain, aPlan, haiku, type GraphBuilder } from "@/lib/graph/testing/graph-builder";
import { catalogue } from "@/lib/model/catalogue";

function found(builder: GraphBuilder): Problem[] {
  return checkGraph(builder.build(), { catalogue });
}

function brief(builder: GraphBuilder): string[] {
  return found(builder).map(({ code, nodeId, field }) => [code, nodeId, field].join(" "));
}

const asking = { model: haiku, prompt: "Go." };

describe("[A reference] what a node may read", () => {
  const reading = (prompt: string, extra: (builder: GraphBuilder) => GraphBuilder = (builder) => builder) =>
    extra(aChain().node("b", "executor", { model: haiku, prompt }).flow("ask", "b"));

  test.each([
    "{{start.topic}}",
    "{{start.output.topic}}",
    "{{ask.output}}",
    "{{value}}",
    "{{value.any.thing}}",
    "{{run.id}}",
    "{{run.startedAt}}",
    "{{start.output.nope?}}",
    "\\{{no",
  ])("%s", (prompt) => {
    expect(found(reading(prompt))).toEqual([]);
  });

  test.each([
    ["{{start.topc}}", "reference_unknown", "Did you mean start.topic?"],
    ["{{start.output.topc}}", "reference_unknown", "Did you mean start.output.topic?"],
    ["{{strat.topic}}", "reference_unknown", "Did you mean start.topic?"],
    ["{{ask}}", "reference_unknown", "There is: ask.output."],
    ["{{ask.outptu}}", "reference_unknown", "Did you mean ask.output?"],
    ["{{ask.output.title}}", "reference_unknown", "Give the node an output schema, or read the whole text."],
    ["{{ask.error}}", "reference_unknown", "Set its policy for errors to continue or port."],
    ["{{run.idd}}", "reference_unknown", "Did you mean run.id?"],
    ["{{secrets.KEY}}", "reference_unknown", "They may stand in the requests of HTTP and tool nodes only."],
    ["{{b.output}}", "reference_not_upstream", "Connect b to b, or to a node before it."],
    ["{{end.output}}", "reference_unknown", "It may read: start, ask."],
    ["{{ask.output", "reference_syntax", "Write {{node.output}}, or \\{{ for two braces as they are."],
  ])("%s is %s", (prompt, code, hint) => {
    expect(found(reading(prompt))).toMatchObject([{ code, hint, nodeId: "b", field: "prompt", severity: "error" }]);
  });

  test("a text that a share hid is no prompt: it says where to get it", () => {
    expect(found(reading(hiddenText))).toMatchObject([
      { code: "field_missing", nodeId: "b", field: "prompt", message: "This text of b was hidden when the graph was shared." },
    ]);
  });

  test("not a node beside it, but one whose failure is handled", () => {
    const beside = (builder: GraphBuilder) => builder.node("c", "executor", asking, { policy: { onError: "continue" } }).flow("start", "c");
    expect(found(reading("{{c.output}}", beside))).toMatchObject([{ code: "reference_not_upstream" }]);
    expect(found(reading("{{c.error.code?}} {{c.output}}", (builder) => beside(builder).flow("c", "b")))).toEqual([]);
  });

  test("[P7] a delegate reads what is upstream of its planner, and nothing else", () => {
    const worker = (prompt: string) => aPlan().node("other", "executor", { model: haiku, prompt }).delegate("plan", "other");
    expect(found(worker("{{task.title}} {{task.results}} {{start.topic}}"))).toEqual([]);
    expect(brief(worker("{{plan.output}}"))).toEqual(["reference_not_upstream other prompt"]);
    expect(brief(worker("{{worker.output}}"))).toEqual(["reference_not_upstream other prompt"]);
    expect(brief(worker("{{value}}"))).toEqual(["reference_unknown other prompt"]);
    expect(found(worker("{{task.objectve}}"))).toMatchObject([{ hint: "Did you mean task.objective?" }]);
    expect(brief(aPlan().node("late", "executor", { model: haiku, prompt: "{{worker.output}}" }).flow("plan", "late"))).toEqual([
      "reference_not_upstream late prompt",
    ]);
    expect(found(aPlan().node("late", "executor", { model: haiku, prompt: "{{plan.tasks}}" }).flow("plan", "late"))).toEqual([]);
  });

  test("a mistake that stands three times is said once", () => {
    expect(found(reading("{{nope.x}} {{nope.x}} {{nope.x}}"))).toHaveLength(1);
  });
});

describe("[A expression] conditions", () => {
  const routing = (when: string) =>
    aChain()
      .node("r", "router", { mode: "condition", routes: [{ key: "yes", when }] })
      .flow("ask", "r");

  test.each([
    ['ask.output == "x"', []],
    ["ask.output.contains(start.topic)", []],
    ["ask.output >", ["expression_syntax r routes[0].when"]],
    ["nope.output", ["reference_unknown r routes[0].when"]],
    ["1 + 1", ["expression_type r routes[0].when"]],
    ["", ["field_missing r routes[0].when"]],
  ])("%s", (when, expected) => {
    expect(brief(routing(when))).toEqual(expected);
  });

  test("routes have keys of their own", () => {
    const routes = [
      { key: "else", when: "true" },
      { key: "a", when: "true" },
      { key: "a", when: "true" },
    ];
    expect(brief(aChain().node("r", "router", { mode: "condition", routes }).flow("ask", "r"))).toEqual([
      "id_reserved r routes[0].key",
      "id_duplicate r routes[2].key",
    ]);
  });
});
