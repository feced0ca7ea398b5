import { describe, expect, test } from "vitest";
import { compile } from "@/lib/compile/compile";
import { aChain, aGraph, aPlan, haiku, type GraphBuilder } from "@/lib/graph/testing/graph-builder";
import { catalogue } from "@/lib/model/catalogue";
import { estimate, type EstimateOptions } from "@/lib/money/estimate";

function estimated(builder: GraphBuilder, options?: EstimateOptions) {
  const compiled = compile(builder.build(), { catalogue });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
  return estimate(compiled.value.spec, catalogue, options);
}

function likely(builder: GraphBuilder, options?: EstimateOptions): number {
  return Number(estimated(builder, options).costNanoUsd.likely);
}

const asking = (prompt: string, model = haiku) =>
  aGraph()
    .node("start", "input", { fields: [] })
    .node("ask", "executor", { model, prompt })
    .node("end", "output", { value: "{{ask.output}}" })
    .flow("start", "ask")
    .flow("ask", "end");

describe("[C6] an estimate", () => {
  test("goes from low over likely to high, for money and time, for each node and the whole", () => {
    for (const builder of [aChain(), aPlan()]) {
      const whole = estimated(builder);
      for (const { costNanoUsd, durationMs } of [whole, ...Object.values(whole.nodes)]) {
        expect(Number(costNanoUsd.low)).toBeLessThanOrEqual(Number(costNanoUsd.likely));
        expect(Number(costNanoUsd.likely)).toBeLessThanOrEqual(Number(costNanoUsd.high));
        expect(durationMs.low <= durationMs.likely && durationMs.likely <= durationMs.high).toBe(true);
        expect(costNanoUsd.likely).toMatch(/^\d+$/);
      }
    }
  });

  test("counts nothing for a node whose output is given, nor for what works for it alone", () => {
    const pinned = new Set(["plan"]);
    const { nodes, costNanoUsd, durationMs } = estimated(aPlan(), { pinned });
    expect([costNanoUsd.high, nodes["plan"]?.costNanoUsd.high, nodes["worker"]?.costNanoUsd.high]).toEqual(["0", "0", "0"]);
    expect(durationMs.likely).toBeLessThan(estimated(aPlan()).durationMs.likely);
    expect(likely(aChain(), { pinned })).toBe(likely(aChain()));
  });

  test("spans the models that the difficulty chooses from, and counts the call that chooses", () => {
    const opus = "claude-opus-5-5";
    const auto = { auto: { low: haiku, medium: haiku, high: opus } };
    const cost = (model: unknown) => estimated(asking("word", model as string)).costNanoUsd;
    expect(Number(cost(auto).likely)).toBeGreaterThan(Number(cost(haiku).likely));
    expect(Number(cost(auto).low)).toBeLessThan(2 * Number(cost(haiku).low));
    expect(Number(cost(auto).high)).toBeGreaterThan(Number(cost(opus).high));
  });

  test("counts the turns of a container, and its time by how many run at once", () => {
    const map = (concurrency: number) =>
      aGraph()
        .node("start", "input", { fields: [{ key: "list", type: "json" }] })
        .node("each", "map", { items: "{{start.list}}", concurrency })
        .node("ask", "executor", { model: haiku, prompt: "word" }, { parent: "each" })
        .node("end", "output", { value: "{{each.output}}" })
        .flow("start", "each")
        .flow("each.item", "ask")
        .flow("ask", "each", "result")
        .flow("each", "end");
    expect(likely(map(8)) / likely(asking("word"))).toBeCloseTo(5, 1);
    expect(estimated(map(1)).durationMs.likely).toBeGreaterThan(4 * estimated(map(8)).durationMs.likely);
  });

  test("grows with the real prompt, with the model's price, and by what the prompt reads", () => {
    expect(likely(asking("word ".repeat(5_000)))).toBeGreaterThan(likely(asking("word")));
    expect(likely(asking("word", "claude-opus-5-5"))).toBeGreaterThan(10 * likely(asking("word")));
    const long = aGraph().node("start", "input", { fields: [{ key: "text", type: "longtext", default: "word ".repeat(5_000) }] });
    const reading = (prompt: string) =>
      long
        .node("ask", "executor", { model: haiku, prompt })
        .node("end", "output", { value: "{{ask.output}}" })
        .flow("start", "ask")
        .flow("ask", "end");
    expect(likely(reading("{{start.text}}"))).toBeGreaterThan(likely(reading("start.text")));
  });

  test("counts a planner's tasks at its delegate, and their time within the planner's", () => {
    const { nodes } = estimated(aPlan());
    expect(Number(nodes.worker?.costNanoUsd.likely)).toBeGreaterThan(0);
    expect(nodes.plan?.durationMs.likely).toBeGreaterThan(nodes.worker?.durationMs.likely ?? 0);
  });

  test("the whole is the sum of its nodes, and what lies behind a choice counts by its chance", () => {
    const sum = Object.values(estimated(aPlan()).nodes).reduce((total, node) => total + Number(node.costNanoUsd.likely), 0);
    expect(Math.abs(likely(aPlan()) - sum)).toBeLessThan(10);
    const routed = asking("x")
      .node("r", "router", { mode: "condition", routes: [{ key: "a", when: "true" }] })
      .node("b", "executor", { model: haiku, prompt: "y" })
      .flow("ask", "r")
      .flow("r.a", "b");
    const { nodes, costNanoUsd } = estimated(routed);
    expect(Number(costNanoUsd.low)).toBe(Number(nodes.ask?.costNanoUsd.low));
    expect(Number(costNanoUsd.likely)).toBeCloseTo(Number(nodes.ask?.costNanoUsd.likely) + Number(nodes.b?.costNanoUsd.likely) / 2, -2);
  });

  test("past runs of a node replace the guess", () => {
    const past = [5_000_000, 1_000_000, 2_000_000].map((costNanoUsd) => ({ costNanoUsd, durationMs: costNanoUsd / 1_000 }));
    expect(estimated(aChain(), { history: { ask: past } }).nodes.ask).toEqual({
      costNanoUsd: { low: "1000000", likely: "2000000", high: "6000000" },
      durationMs: { low: 1_000, likely: 2_000, high: 6_000 },
    });
  });

  test("an unknown model has no price and still takes time", () => {
    const { nodes } = estimated(asking("x", "somebody-elses-model"));
    expect(nodes.ask).toMatchObject({ costNanoUsd: { high: "0" } });
    expect(nodes.ask?.durationMs.likely).toBeGreaterThan(0);
  });
});
