import { describe, expect, test } from "vitest";
import { checkGraph, compile, type CompileOptions } from "@/lib/compile/compile";
import type { JsonObject } from "@/lib/core/json";
import { applyEdit } from "@/lib/graph/edits";
import { aChain, haiku } from "@/lib/graph/testing/graph-builder";
import { catalogue } from "@/lib/model/catalogue";
import { estimate } from "@/lib/money/estimate";
import { printSpec } from "@/lib/spec/print";

const graphOf = (tools: JsonObject[], more: JsonObject = {}) =>
  aChain()
    .node("b", "executor", { model: haiku, prompt: "Go.", tools, ...more })
    .flow("ask", "b")
    .build();
const brief = (tools: JsonObject[], known?: CompileOptions["known"]) =>
  checkGraph(graphOf(tools), { catalogue, known }).map(({ code, field }) => `${code} ${field}`);
function workOf(tools: JsonObject[], more: JsonObject = {}) {
  const compiled = compile(graphOf(tools, more), { catalogue });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
  return { spec: compiled.value.spec, work: compiled.value.spec.parts.find((part) => part.id === "b")?.work };
}

const schema = { type: "object", properties: { word: { type: "string" } }, required: ["word"], additionalProperties: false };
const request = { url: "https://api.example/{{args.word}}" };
const http = { type: "http", name: "lookup", description: "Looks a word up.", inputSchema: schema, request };
const desk = { type: "mcp", server: "desk" };

describe("[A tools] tools of an executor", () => {
  test("compile with their defaults, in their order", () => {
    const { spec, work } = workOf([desk, { type: "web_search" }, { ...desk, server: "other", names: ["a", " "] }, http], { maxTurns: 3 });
    expect(work).toMatchObject({
      op: "call",
      toolbox: {
        maxTurns: 3,
        tools: [
          { type: "mcp", server: "desk", names: null },
          { type: "web_search", maxUses: 5 },
          { type: "mcp", server: "other", names: ["a"] },
          { type: "http", name: "lookup", request: { method: "GET", url: request.url, query: {}, body: null } },
        ],
      },
    });
    expect(printSpec(spec)).toContain(`b: call ${haiku} with desk, web_search, other.a, lookup after ask`);
  });

  test("[C1] a node without tools compiles to what it always did", () => {
    expect(workOf([]).work).not.toHaveProperty("toolbox");
  });

  test.each<[string, JsonObject[], string[]]>([
    ["a server without a name", [{ type: "mcp", server: "" }], ["field_missing tools[0].server"]],
    ["the same server twice", [desk, { ...desk, names: ["a"] }], ["id_duplicate tools[1]"]],
    ["two tools of one name", [http, http], ["id_duplicate tools[1]"]],
    ["a name that the API does not take", [{ ...http, name: "look up" }], ["field_invalid tools[0].name"]],
    ["the name of a tool of the service", [{ ...http, name: "web_search" }], ["id_reserved tools[0].name"]],
    ["no description", [{ ...http, description: " " }], ["field_missing tools[0].description"]],
    [
      "input that is no object",
      [{ ...http, inputSchema: { type: "string" } }],
      ["schema_unsupported tools[0].inputSchema", "reference_unknown tools[0].request.url"],
    ],
    ["a request without an address", [{ ...http, request: { url: "" } }], ["field_missing tools[0].request.url"]],
    [
      "an argument that the schema does not have",
      [{ ...http, request: { url: "https://x.example/{{args.wrod}}" } }],
      ["reference_unknown tools[0].request.url"],
    ],
    [
      "a secret in the address",
      [{ ...http, request: { url: "https://x.example/{{secrets.A}}" } }],
      ["reference_unknown tools[0].request.url"],
    ],
    [
      "a secret and an argument in a header",
      [{ ...http, request: { ...request, headers: { a: "{{secrets.A}} {{args.word}} {{ask.output}}" } } }],
      [],
    ],
  ])("%s", (_, tools, expected) => expect(brief(tools)).toEqual(expected));

  test("arguments are read in a tool's request only", () => {
    const graph = graphOf([http], { prompt: "{{args.word}}" });
    expect(checkGraph(graph, { catalogue })).toMatchObject([{ code: "reference_unknown", field: "prompt" }]);
  });

  test("a server is unknown only where somebody says which there are", () => {
    expect(brief([http, desk])).toEqual([]);
    expect(brief([http, desk], { servers: ["disk"] })).toEqual(["server_unknown tools[1].server"]);
    expect(brief([http, desk], { servers: ["desk"] })).toEqual([]);
  });

  test("[A ids] a new id of a node is followed into a tool's request", () => {
    const graph = graphOf([{ ...http, request: { ...request, headers: { from: "{{ask.output}}" } } }]);
    const { graph: renamed } = applyEdit(graph, { type: "changeId", id: "ask", to: "asked" });
    expect(renamed.nodes.find((node) => node.id === "b")?.config).toMatchObject({
      tools: [{ request: { headers: { from: "{{asked.output}}" } } }],
    });
  });

  test("[C6] make a node dearer and slower in the estimate, and a search costs its fee", () => {
    const likely = (tools: JsonObject[]) => {
      const { costNanoUsd, durationMs } = estimate(workOf(tools).spec, catalogue).nodes["b"] ?? {
        costNanoUsd: { likely: "0" },
        durationMs: { likely: 0 },
      };
      return { cost: Number(costNanoUsd.likely), ms: durationMs.likely };
    };
    const [plain, told, searching] = [likely([]), likely([http]), likely([{ type: "web_search" }])];
    expect([told.cost > plain.cost, told.ms > plain.ms, searching.cost > plain.cost + 10_000_000]).toEqual([true, true, true]);
  });
});
