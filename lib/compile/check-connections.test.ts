import { describe, expect, test } from "vitest";
import { checkGraph, compile, type CompileOptions } from "@/lib/compile/compile";
import type { JsonObject } from "@/lib/core/json";
import { applyEdit } from "@/lib/graph/edits";
import { parseGraph } from "@/lib/graph/parse";
import { aChain, aPlan, haiku } from "@/lib/graph/testing/graph-builder";
import { catalogue } from "@/lib/model/catalogue";
import { printSpec } from "@/lib/spec/print";

const withHttp = (config: JsonObject) =>
  aChain()
    .node("call", "http", { url: "https://api.example/", ...config })
    .flow("ask", "call");
function found(config: JsonObject, known?: CompileOptions["known"]) {
  return checkGraph(withHttp(config).build(), { catalogue, known }).map(({ code, field, hint }) => ({ code, field, hint }));
}
const brief = (config: JsonObject, known?: CompileOptions["known"]) => found(config, known).map(({ code, field }) => `${code} ${field}`);

describe("[C3] a request", () => {
  test("compiles to a fetch with every default filled in", () => {
    const compiled = compile(withHttp({ method: "POST", body: { a: "{{ask.output}}" } }).build(), { catalogue });
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
    expect(printSpec(compiled.value.spec)).toContain("call: fetch POST https://api.example/ after ask");
    expect(compiled.value.spec.parts.find((part) => part.id === "call")?.work).toEqual({
      op: "fetch",
      request: {
        method: "POST",
        url: "https://api.example/",
        query: {},
        headers: {},
        body: { a: "{{ask.output}}" },
        responseAs: "json",
        maxBytes: 1_000_000,
      },
    });
  });

  test.each<[string, JsonObject, string[]]>([
    ["without an address", { url: " " }, ["field_missing url"]],
    ["to something that is not the web", { url: "file:///etc/passwd" }, ["field_invalid url"]],
    ["whose address is a value", { url: "{{ask.output}}/items" }, []],
    ["with a body that GET does not have", { body: "x" }, ["field_invalid body"]],
    ["with a header of the connection", { headers: { Host: "a" } }, ["field_invalid headers"]],
    ["with a header that is none", { headers: { "a b": "x" } }, ["field_invalid headers"]],
    [
      "that reads what is not there, deep inside",
      { method: "POST", body: { list: [{ a: "{{nobody.output}}" }] }, headers: { "x.y": "{{ask.outptu}}" } },
      ['reference_unknown headers["x.y"]', "reference_unknown body.list[0].a"],
    ],
  ])("%s", (_, config, expected) => expect(brief(config)).toEqual(expected));

  test("gives what it says it gives", () => {
    const reading = (prompt: string) =>
      checkGraph(withHttp({ responseAs: "text" }).node("b", "executor", { model: haiku, prompt }).flow("call", "b").build(), { catalogue });
    expect(reading("{{call.output.status}} {{call.output.headers.etag?}} {{call.output.body}}")).toEqual([]);
    expect(reading("{{call.output.body.items}}")).toMatchObject([{ code: "reference_unknown" }]);
    expect(reading("{{call.output.json}}")).toMatchObject([{ code: "reference_unknown" }]);
  });
});

describe("[C3] a tool", () => {
  const using = (config: JsonObject) => aChain().node("use", "tool", config).flow("ask", "use");
  const brief = (config: JsonObject, known?: CompileOptions["known"]) =>
    checkGraph(using(config).build(), { catalogue, known }).map(({ code, field }) => `${code} ${field}`);
  const search = { server: "desk", tool: "search", arguments: { q: "{{ask.output}}", key: "{{secrets.KEY}}" } };

  test("compiles to one call", () => {
    const compiled = compile(using(search).build(), { catalogue });
    expect(compiled.ok && printSpec(compiled.value.spec)).toContain("use: tool search of desk after ask");
  });
  test("names its server and its tool", () => expect(brief({})).toEqual(["field_missing server", "field_missing tool"]));
  test("is of a server that is there, where somebody says which there are", () => {
    expect(brief(search)).toEqual([]);
    expect(brief(search, { servers: ["desk"], secrets: ["KEY"] })).toEqual([]);
    expect(brief(search, { servers: ["disk"], secrets: [] })).toEqual(["server_unknown server", "secret_unknown arguments.key"]);
  });
  test("may be a planner's delegate, and then reads its task", () => {
    const graph = (query: string) =>
      aPlan()
        .node("use", "tool", { ...search, arguments: { q: query } })
        .delegate("plan", "use")
        .build();
    expect(checkGraph(graph("{{task.objective}} {{start.topic}}"), { catalogue })).toEqual([]);
    expect(checkGraph(graph("{{plan.output}}"), { catalogue })).toMatchObject([{ code: "reference_not_upstream", field: "arguments.q" }]);
  });
});

describe("[G3] a secret", () => {
  const inside = {
    query: { k: "{{secrets.KEY}}" },
    headers: { a: "Bearer {{secrets.KEY}}" },
    body: [{ c: "{{secrets.KEY}}" }],
    method: "PUT",
  };
  test("may stand in query, headers and body, and nowhere else", () => {
    expect(brief(inside)).toEqual([]);
    expect(brief({ url: "https://api.example/{{secrets.KEY}}" })).toEqual(["reference_unknown url"]);
    const prompt = aChain().node("b", "executor", { model: haiku, prompt: "{{secrets.KEY}}" }).flow("ask", "b").build();
    expect(checkGraph(prompt, { catalogue })).toMatchObject([{ code: "reference_unknown", field: "prompt" }]);
  });
  test("is unknown only where somebody says which there are", () => {
    expect(brief(inside, {})).toEqual([]);
    expect(brief(inside, { secrets: ["KEY"] })).toEqual([]);
    expect(found({ query: { k: "{{secrets.KYE}}" } }, { secrets: ["KEY"] })).toEqual([
      { code: "secret_unknown", field: "query.k", hint: "Did you mean secrets.KEY?" },
    ]);
    expect(brief({ query: { k: "{{secrets.KYE?}}" } }, { secrets: ["KEY"] })).toEqual([]);
  });
  test("is read by its name alone", () => expect(brief({ query: { k: "{{secrets}}", l: "{{secrets.KEY.x}}" } })).toHaveLength(2));
  test("[C1] is a warning where it is missing: the graph is right, and compiles to the same spec", () => {
    const compiled = compile(withHttp(inside).build(), { catalogue, known: { secrets: [], servers: [] } });
    expect(compiled.ok && compiled.value.warnings.map(({ code, severity }) => `${severity} ${code}`)).toEqual(
      Array(3).fill("warning secret_unknown"),
    );
  });
  test("that a sub-graph needs is missed at the node that runs it", () => {
    const start = { id: "start", kind: "input", name: "", config: { fields: [] } };
    const check = { id: "check", kind: "subgraph", name: "", config: { graph: "caller", input: { topic: "x" } } };
    const end = { id: "end", kind: "output", name: "", config: { value: "{{check.output}}" } };
    const flow = (id: string, source: string, target: string) => ({
      id,
      kind: "flow",
      source,
      sourcePort: "out",
      target,
      targetPort: "in",
    });
    const carried: unknown = JSON.parse(JSON.stringify(withHttp(inside).build()));
    const parsed = parseGraph({
      version: 1,
      name: "Outer",
      nodes: [start, check, end],
      edges: [flow("e1", "start", "check"), flow("e2", "check", "end")],
      subgraphs: { caller: carried },
    } as JsonObject);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
    const problems = checkGraph(parsed.value, { catalogue, known: { secrets: [] } });
    expect(problems[0]).toMatchObject({
      code: "secret_unknown",
      severity: "warning",
      nodeId: "check",
      field: "graph",
      message: "In caller: There is no secret KEY.",
    });
    expect(new Set(problems.map(({ code }) => code))).toEqual(new Set(["secret_unknown"]));
  });
  test("[C1] changes nothing about the spec by being known", () => {
    const hash = (known?: CompileOptions["known"]) => {
      const compiled = compile(withHttp(inside).build(), { catalogue, known });
      return compiled.ok ? compiled.value.hash : null;
    };
    expect(hash()).toBe(hash({ secrets: ["KEY"], servers: [] }));
  });
});

test("[A ids] a new id of a node is followed into every text of a request", () => {
  const graph = withHttp({ method: "POST", headers: { "x.y": "{{ask.output}}" }, body: { list: ["{{ask.output}}", 1] } }).build();
  const { graph: renamed } = applyEdit(graph, { type: "changeId", id: "ask", to: "asked" });
  expect(renamed.nodes.find((node) => node.id === "call")?.config).toMatchObject({
    headers: { "x.y": "{{asked.output}}" },
    body: { list: ["{{asked.output}}", 1] },
  });
});
