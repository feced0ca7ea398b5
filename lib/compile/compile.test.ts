import { describe, expect, test } from "vitest";
import { compile } from "@/lib/compile/compile";
import { parseGraph } from "@/lib/graph/parse";
import { contractExample } from "@/lib/graph/testing/contract-example";
import { aChain, aGraph, aPlan, haiku, sonnet } from "@/lib/graph/testing/graph-builder";
import type { Graph } from "@/lib/graph/document";
import { catalogue } from "@/lib/model/catalogue";
import { printSpec } from "@/lib/spec/print";

function compiled(graph: Graph) {
  const result = compile(graph, { catalogue });
  if (!result.ok) throw new Error(JSON.stringify(result.error, null, 2));
  return result.value;
}

describe("[C5] graphs become a few operations", () => {
  test("the example of the contract", () => {
    const parsed = parseGraph(contractExample);
    expect(parsed.ok && printSpec(compiled(parsed.value).spec)).toBe(
      [
        "question: receive topic",
        "plan: plan claude-sonnet-5-5 for worker after question",
        'brief: value "{{plan.output}}" after plan',
        "worker: call claude-haiku-5-5, task of plan",
      ].join("\n"),
    );
  });

  test("branches, merges and structured answers", () => {
    const schema = { type: "object", properties: { kind: { type: "string" } }, required: ["kind"], additionalProperties: false };
    const graph = aGraph()
      .node("start", "input", { fields: [] })
      .node("classify", "executor", { model: haiku, prompt: "Which?", outputSchema: schema })
      .node("route", "router", { mode: "condition", routes: [{ key: "bug", when: 'classify.output.kind == "bug"' }] })
      .node("b", "executor", { model: haiku, prompt: "B {{value}}" })
      .node("a", "executor", { model: haiku, prompt: "A" }, { policy: { onError: "port", retry: { attempts: 1 } } })
      .node("both", "merge", { shape: "text" })
      .node("remark", "note", { text: "not compiled" })
      .node("end", "output", { value: "{{both.output}}" })
      .flow("start", "classify")
      .flow("classify", "route")
      .flow("route.bug", "b")
      .flow("route.else", "a")
      .flow("a", "both")
      .flow("b", "both")
      .flow("a.error", "end")
      .flow("both", "end")
      .build();
    expect(printSpec(compiled(graph).spec)).toBe(
      [
        "start: receive",
        "classify: call claude-haiku-5-5 as JSON after start",
        "route: choose bug, else after classify",
        "a: call claude-haiku-5-5 after route.else",
        "b: call claude-haiku-5-5 after route.bug",
        "both: join all as text after a, b",
        'end: value "{{both.output}}" after a.error, both',
      ].join("\n"),
    );
    expect(compiled(graph).spec.parts.find((part) => part.id === "a")).toMatchObject({
      ports: ["out", "error"],
      policy: { attempts: 1, timeoutMs: 600_000, idleMs: 60_000, onError: "port", fallbackModels: [] },
    });
  });

  test("every default is filled in", () => {
    const { spec } = compiled(aPlan().limits({ maxCostUsd: 0.1 }).build());
    expect(spec.limits).toEqual({ maxCostNanoUsd: "100000000", maxTokens: null, maxSeconds: 3_600, concurrency: 16 });
    expect(spec.parts.find((part) => part.id === "plan")?.work).toEqual({
      op: "plan",
      call: {
        model: sonnet,
        effort: null,
        thinking: "summarized",
        maxOutputTokens: 8_192,
        system: null,
        prompt: "Plan {{start.topic}}.",
        outputSchema: null,
      },
      delegates: [{ id: "worker", name: "worker", description: "", model: haiku, taskModels: [] }],
      maxTasks: 8,
      maxRounds: 1,
      review: false,
      synthesize: true,
    });
  });
});

describe("[C1] compiling is deterministic", () => {
  test("the hash covers the spec alone: positions, notes and the order of nodes and edges change nothing", () => {
    const graph = aPlan().build();
    const { hash } = compiled(graph);
    const nodes = graph.nodes.map((node, index) => ({ ...node, position: { x: index, y: 3 } })).reverse();
    const remark = { id: "remark", kind: "note", name: "", config: { text: "hello" } };
    expect(compiled({ ...graph, description: "other", nodes: [remark, ...nodes], edges: [...graph.edges].reverse() }).hash).toBe(hash);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
  });

  test("what is executed changes it", () => {
    const hashes = [aChain(), aChain().limits({ concurrency: 2 }), aPlan()].map((builder) => compiled(builder.build()).hash);
    expect(new Set(hashes).size).toBe(3);
  });
});

test("[C4] a ladder of 1,000 diamonds compiles like a chain of the same size", () => {
  const milliseconds = (graph: Graph) => {
    compiled(graph);
    const times = [1, 2, 3].map(() => {
      const fresh = structuredClone(graph);
      const start = performance.now();
      compiled(fresh);
      return performance.now() - start;
    });
    return Math.min(...times);
  };
  const chain = milliseconds(ladder(3_000, 1));
  const diamonds = milliseconds(ladder(1_000, 2));
  // The ladder has a third more edges; a walk over its 2^1000 ways would never end.
  expect(diamonds).toBeLessThan(chain * 5 + 500);
});

/** Rungs of `width` nodes side by side, joined by one node where the rung is wider than one. */
function ladder(rungs: number, width: number): Graph {
  const nodes: Graph["nodes"] = [{ id: "start", kind: "input", name: "", config: { fields: [] } }];
  const edges: Graph["edges"] = [];
  const edge = (source: string, target: string) =>
    edges.push({ id: `e${edges.length}`, kind: "flow", source, sourcePort: "out", target, targetPort: "in" });
  let last = "start";
  for (let rung = 0; rung < rungs; rung++) {
    const ids = Array.from({ length: width }, (_, side) => `n${rung}_${side}`);
    for (const id of ids) {
      nodes.push({
        id,
        kind: "executor",
        name: "",
        config: {
          model: haiku,
          prompt: `{{${last}.output}} {{start.output}}`,
        },
      });
      edge(last, id);
    }
    const join = `j${rung}`;
    if (width > 1) {
      nodes.push({ id: join, kind: "merge", name: "", config: {} });
      for (const id of ids) edge(id, join);
    }
    last = width > 1 ? join : (ids[0] ?? last);
  }
  nodes.push({ id: "finish", kind: "output", name: "", config: { value: `{{${last}.output}}` } });
  edge(last, "finish");
  return { version: 1, name: "Ladder", nodes, edges };
}
