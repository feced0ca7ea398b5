import { describe, expect, test } from "vitest";
import { compile } from "@/lib/compile/compile";
import type { JsonObject, JsonValue } from "@/lib/core/json";
import type { Graph } from "@/lib/graph/document";
import { aChain, aGraph } from "@/lib/graph/testing/graph-builder";
import { catalogue } from "@/lib/model/catalogue";
import { printSpec } from "@/lib/spec/print";

const asJson = (graph: Graph) => JSON.parse(JSON.stringify(graph)) as JsonValue;

/** start -> check (a sub-graph) -> end, carrying these graphs. */
function running(config: JsonObject, subgraphs: { [slug: string]: JsonValue }): Graph {
  const graph = aGraph()
    .node("start", "input", { fields: [{ key: "topic", type: "text" }] })
    .node("check", "subgraph", config)
    .node("end", "output", { value: "{{check.output}}" })
    .flow("start", "check")
    .flow("check", "end")
    .build();
  return { ...graph, subgraphs };
}

function brief(graph: Graph): string[] {
  const compiled = compile(graph, { catalogue });
  return compiled.ok ? [] : compiled.error.map((problem) => `${problem.code} ${problem.nodeId} ${problem.field}`);
}

const chain = asJson(aChain().build());
const given = { graph: "chain", input: { topic: "{{start.topic}}" } };

describe("[C5] sub-graphs", () => {
  test("a graph that a document carries is compiled into it, and changes its hash", () => {
    const compiled = compile(running(given, { chain }), { catalogue });
    expect(compiled.ok && printSpec(compiled.value.spec)).toBe(
      [
        "start: receive topic",
        "check: invoke chain",
        "    start: receive topic",
        "    ask: call claude-haiku-5-5 after start",
        '    end: value "{{ask.output}}" after ask after start',
        'end: value "{{check.output}}" after check',
      ].join("\n"),
    );
    const other = compile(running(given, { chain: asJson(aChain().node("note", "note").limits({ maxSeconds: 5 }).build()) }), {
      catalogue,
    });
    expect(compiled.ok && other.ok && compiled.value.hash !== other.value.hash).toBe(true);
  });

  test("[G3] a version is carried under its own name, and found before the bare slug", () => {
    const versioned = { ...given, version: 3 };
    expect(brief(running(versioned, { "chain@3": chain }))).toEqual([]);
    expect(brief(running(versioned, { chain }))).toEqual([]);
  });
});

describe("[C5] a graph that a model calls as a tool", () => {
  const calling = (tool: JsonObject, subgraphs: { [slug: string]: JsonValue } = { chain }) => ({
    ...aChain()
      .node("b", "executor", {
        model: "claude-haiku-5-5",
        prompt: "x",
        tools: [{ type: "subgraph", graph: "chain", name: "look", description: "Looks.", ...tool }],
      })
      .flow("ask", "b")
      .build(),
    subgraphs,
  });

  test("is compiled into the document's spec like any other", () => {
    const compiled = compile(calling({}), { catalogue });
    expect(compiled.ok && printSpec(compiled.value.spec)).toContain("b: call claude-haiku-5-5 with look");
    expect(compiled.ok && JSON.stringify(compiled.value.spec)).toContain('"op":"receive"');
  });

  test("has to be there, and to be described", () => {
    expect(brief(calling({ graph: "none" }))).toEqual(["subgraph_unknown b tools[0].graph"]);
    expect(brief(calling({ description: " " }))).toEqual(["field_missing b tools[0].description"]);
    expect(brief(calling({ name: "no spaces" }))).toEqual(["field_invalid b tools[0].name"]);
  });
});

describe("[C3] what the compiler finds about sub-graphs", () => {
  const broken = asJson(aChain().node("lost", "executor").build());
  const circle = asJson(running({ graph: "chain" }, {}));
  test.each<[string, Graph, string]>([
    ["none chosen", running({}, {}), "field_missing check graph"],
    ["unknown", running(given, {}), "subgraph_unknown check graph"],
    ["of the prototype", running({ ...given, graph: "constructor" }, {}), "subgraph_unknown check graph"],
    ["with errors of its own", running(given, { chain: broken }), "field_invalid check graph"],
    ["no graph at all", running(given, { chain: { version: 1 } }), "field_invalid check graph"],
    ["running itself", running(given, { chain: circle }), "subgraph_cycle check graph"],
    ["with an input that it does not have", running({ ...given, input: { title: "x" } }, { chain }), "field_unknown check input.title"],
    [
      "reading what is not upstream",
      running({ ...given, input: { topic: "{{end.output}}" } }, { chain }),
      "reference_unknown check input.topic",
    ],
  ])("%s", (_, graph, expected) => {
    expect(brief(graph)).toContain(expected);
  });

  test("a required input that is not given", () => {
    const strict = asJson(
      aGraph()
        .node("start", "input", { fields: [{ key: "topic", type: "text", required: true }] })
        .node("end", "output", { value: "{{start.topic}}" })
        .flow("start", "end")
        .build(),
    );
    expect(brief(running({ graph: "chain" }, { chain: strict }))).toEqual(["field_missing check input.topic"]);
  });
});
