import { expect, test } from "vitest";
import { compile } from "@/lib/compile/compile";
import { todayProblems } from "@/lib/compile/today";
import { aChain, aPlan, haiku, type GraphBuilder } from "@/lib/graph/testing/graph-builder";
import { catalogue } from "@/lib/model/catalogue";

const leaving = "claude-sonnet-4-5"; // retires on 30 November 2026

function found(builder: GraphBuilder, day: string) {
  const compiled = compile(builder.build(), { catalogue });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
  const problems = todayProblems(compiled.value.spec, catalogue, new Date(`${day}T12:00:00Z`));
  return {
    hash: compiled.value.hash,
    problems: problems.map(({ code, severity, nodeId, field }) => [code, severity, nodeId, field].join(" ")),
  };
}

const old = aChain().node("b", "executor", { model: leaving, prompt: "x" }).flow("start", "b");

test("[C7] a model is warned of before it retires and refused from that day on, and the hash stays", () => {
  const days = ["2026-06-01", "2026-11-24", "2026-11-30"].map((day) => found(old, day));
  expect(days.map((day) => day.problems.filter((problem) => problem.startsWith("model_reti")))).toEqual([
    [],
    ["model_retiring warning b model"],
    ["model_retired error b model"],
  ]);
  expect(new Set(days.map((day) => day.hash)).size).toBe(1);
});

test("[C3] the warning names the date", () => {
  const compiled = compile(old.build(), { catalogue });
  expect(compiled.ok && todayProblems(compiled.value.spec, catalogue, new Date("2026-11-24"))[0]?.message).toContain("2026-11-30");
});

test("[C7] models that a policy or a plan may turn to are looked at too", () => {
  const builder = aPlan()
    .node("b", "executor", { model: haiku, prompt: "x" }, { policy: { fallbackModels: [leaving] } })
    .node("w", "executor", { model: haiku, prompt: "x", taskModels: [leaving] })
    .flow("start", "b")
    .delegate("plan", "w");
  expect(found(builder, "2026-11-24").problems).toEqual([
    "model_retiring warning b policy.fallbackModels[0]",
    "model_retiring warning w taskModels[0]",
  ]);
});

test("[T5] a model that the catalogue knows and the price table does not is unpriced", () => {
  const unpriced = { ...catalogue, models: catalogue.models.map((model) => ({ ...model, id: `${model.id}-x` })) };
  const compiled = compile(aChain().node("b", "executor", { model: "claude-haiku-5-5-x", prompt: "x" }).flow("start", "b").build(), {
    catalogue: unpriced,
  });
  const problems = compiled.ok ? todayProblems(compiled.value.spec, unpriced, new Date("2026-11-24")) : [];
  expect(problems.map((problem) => [problem.code, problem.nodeId])).toEqual([["model_unpriced", "b"]]);
});
