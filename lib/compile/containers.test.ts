import { describe, expect, test } from "vitest";
import { compile } from "@/lib/compile/compile";
import type { GraphBuilder } from "@/lib/graph/testing/graph-builder";
import { aGraph, haiku } from "@/lib/graph/testing/graph-builder";
import { catalogue } from "@/lib/model/catalogue";
import { printSpec } from "@/lib/spec/print";

const asking = { model: haiku, prompt: "Sum up {{pages.item}}." };
const inPages = { parent: "pages" };

/** start -> pages [ sum ] -> end */
function aMap(config: object = {}, inner: object = {}): GraphBuilder {
  return aGraph()
    .node("start", "input", { fields: [{ key: "list", type: "json" }] })
    .node("pages", "map", { items: "{{start.list}}", ...config })
    .node("sum", "executor", { ...asking, ...inner }, inPages)
    .node("end", "output", { value: "{{pages.output}}" })
    .flow("start", "pages")
    .flow("pages.item", "sum")
    .flow("sum", "pages", "result")
    .flow("pages", "end");
}

/** A loop that writes until a judge is content: evaluator-optimizer. */
function aLoop(until = "judge.output.passed"): GraphBuilder {
  return aGraph()
    .node("start", "input", { fields: [{ key: "topic", type: "text" }] })
    .node("again", "loop", { until })
    .node("write", "executor", { model: haiku, prompt: "Improve {{again.value}} on {{start.topic}}." }, { parent: "again" })
    .node("judge", "evaluator", { model: haiku, value: "{{write.output}}", rubric: "Be brief." }, { parent: "again" })
    .node("end", "output", { value: "{{again.output}}" })
    .flow("start", "again")
    .flow("again.item", "write")
    .flow("write", "judge")
    .flow("judge.pass", "again", "result")
    .flow("judge.fail", "again", "result")
    .flow("again", "end");
}

function brief(builder: GraphBuilder): string[] {
  const compiled = compile(builder.build(), { catalogue });
  return compiled.ok
    ? []
    : compiled.error.map((problem) => `${problem.code} ${problem.nodeId ?? problem.edgeId ?? "-"} ${problem.field ?? ""}`.trim());
}

describe("[C5] containers", () => {
  test("[E8] a rejection that leads to the inner end of a container leaves by its port, as it does elsewhere", () => {
    const asking = aMap().node("ask", "approval", { message: "Keep it?" }, inPages).flow("sum", "ask");
    const onReject = (builder: GraphBuilder) => {
      const compiled = compile(builder.build(), { catalogue });
      const work = compiled.ok ? compiled.value.spec.parts.find(({ id }) => id === "ask")?.work : undefined;
      return work?.op === "ask" ? work.onReject : compiled;
    };
    expect(onReject(asking.flow("ask.rejected", "pages", "result"))).toBe("pass");
    expect(onReject(asking.flow("ask.approved", "pages", "result"))).toBe("fail");
  });

  test("hold their parts, and name what comes to their inner end", () => {
    const compiled = compile(aMap().build(), { catalogue });
    expect(compiled.ok && printSpec(compiled.value.spec)).toBe(
      [
        "start: receive list",
        "in pages, sum: call claude-haiku-5-5 after pages.item",
        "pages: each of {{start.list}}, 8 at once, gives sum after start",
        'end: value "{{pages.output}}" after pages',
      ].join("\n"),
    );
    const loop = compile(aLoop().build(), { catalogue });
    expect(loop.ok && printSpec(loop.value.spec)).toBe(
      [
        "start: receive topic",
        "in again, write: call claude-haiku-5-5 after again.item",
        "in again, judge: judge {{write.output}} with claude-haiku-5-5, from 0.7 after write",
        "again: repeat until judge.output.passed, at most 10 times, gives judge.fail, judge.pass after start",
        'end: value "{{again.output}}" after again',
      ].join("\n"),
    );
  });

  test("nest", () => {
    const graph = aMap()
      .node("inner", "map", { items: "{{pages.item}}" }, inPages)
      .node("word", "executor", { model: haiku, prompt: "{{inner.item}} of {{pages.index}} of {{start.list}}" }, { parent: "inner" })
      .flow("pages.item", "inner")
      .flow("inner.item", "word")
      .flow("word", "inner", "result")
      .flow("inner", "pages", "result");
    expect(brief(graph)).toEqual([]);
  });
});

describe("[C3] what the compiler finds about containers", () => {
  test.each<[GraphBuilder, string]>([
    [
      aGraph()
        .node("start", "input")
        .node("pages", "map", { items: "{{start.output}}" })
        .node("end", "output", { value: "x" })
        .flow("start", "pages")
        .flow("pages", "end"),
      "field_missing pages result",
    ],
    [aMap({ items: "" }), "field_missing pages items"],
    [aMap().node("lost", "executor", { model: haiku, prompt: "x" }, inPages).flow("lost", "sum"), "node_unreachable lost"],
    [aMap().flow("start", "sum"), "edge_border e5"],
    [aMap().flow("pages.out", "sum"), "port_unknown e5 sourcePort"],
    [aMap().node("out", "output", { value: "x" }, inPages).flow("sum", "out"), "field_invalid out parent"],
    [
      aMap().node("in_end", "executor", { model: haiku, prompt: "x" }, { parent: "end" }).flow("start", "in_end"),
      "field_invalid in_end parent",
    ],
    [aMap({}, { prompt: "{{pages.value}}" }), "reference_unknown sum prompt"],
    [aMap({}, { prompt: "{{pages.output}}" }), "reference_not_upstream sum prompt"],
    [
      aMap().node("after", "executor", { model: haiku, prompt: "{{sum.output}}" }).flow("pages", "after"),
      "reference_not_upstream after prompt",
    ],
    [aMap().node("after", "executor", { model: haiku, prompt: "{{pages.item}}" }).flow("pages", "after"), "reference_unknown after prompt"],
    [aLoop(""), "field_missing again until"],
    [aLoop("1 + 1"), "expression_type again until"],
    [aLoop("other.output.passed"), "reference_unknown again until"],
  ])("%#", (builder, expected) => {
    expect(brief(builder)).toContain(expected);
  });

  test("a condition may read what is inside, what is before, and the turn", () => {
    expect(brief(aLoop("write.output == start.topic || again.index > 3"))).toEqual([]);
  });

  test("containers that stand inside of each other do not hang the compiler", () => {
    const graph = aMap()
      .node("a", "map", { items: "{{value}}" }, { parent: "b" })
      .node("b", "map", { items: "{{value}}" }, { parent: "a" });
    expect(brief(graph)).toEqual(expect.arrayContaining(["limit_exceeded a parent", "limit_exceeded b parent"]));
  });

  test("[C4] a thousand containers compile in the time of a chain", () => {
    let graph = aGraph().node("start", "input", { fields: [{ key: "list", type: "json" }] });
    let last = "start";
    for (let index = 0; index < 300; index += 1) {
      graph = graph
        .node(`m${index}`, "map", { items: "{{value}}" })
        .node(`t${index}`, "transform", { template: `{{m${index}.item}}` }, { parent: `m${index}` })
        .flow(last, `m${index}`)
        .flow(`m${index}.item`, `t${index}`)
        .flow(`t${index}`, `m${index}`, "result");
      last = `m${index}`;
    }
    expect(brief(graph.node("end", "output", { value: "{{value}}" }).flow(last, "end"))).toEqual([]);
  });
});
