import { readFileSync } from "node:fs";
import { Validator } from "@cfworker/json-schema";
import { describe, expect, test } from "vitest";
import { definitions } from "@/lib/nodes/definitions";
import { graphJsonSchema } from "@/lib/graph/json-schema";
import { parseGraph } from "@/lib/graph/parse";
import { serializeGraph } from "@/lib/graph/serialize";
import { templates } from "@/lib/graph/templates";
import { contractExample } from "@/lib/graph/testing/contract-example";

const validator = new Validator(graphJsonSchema(), "2020-12");
const valid = (document: unknown) => validator.validate(document).valid;

test("[A schema] the published file is the schema of today: npm run schema", () => {
  const published = readFileSync(new URL("../../public/schema/graph.v1.json", import.meta.url), "utf8");
  expect(JSON.parse(published)).toEqual(graphJsonSchema());
});

describe("[A schema] says what parseGraph says", () => {
  test("of the contract's example, of the templates, and of fresh nodes of every kind", () => {
    expect(valid(contractExample)).toBe(true);
    for (const { graph } of templates) expect(valid(JSON.parse(serializeGraph(graph)))).toBe(true);
    for (const { kind, fresh } of Object.values(definitions)) agree(withNode(kind, fresh()), true);
  });

  test.each([
    ["planner", { maxTasks: 200, maxRounds: 10, review: true, synthesize: false, effort: "xhigh", thinking: "omitted" }, true],
    ["planner", { model: { auto: { low: "a", medium: "b", high: "c" } } }, true],
    ["planner", { maxTasks: 0 }, false],
    ["executor", { tools: [{ type: "mcp", server: "s", names: ["a"] }, { type: "web_search", maxUses: 2 }, { type: "web_fetch" }] }, true],
    ["executor", { tools: [{ type: "subgraph", name: "n", description: "d", graph: "g", version: 3 }] }, true],
    [
      "executor",
      { tools: [{ type: "http", name: "n", description: "d", inputSchema: { type: "object" }, request: { url: "https://x/{{args.x}}" } }] },
      true,
    ],
    ["executor", { attachments: ["{{start.file}}"], taskModels: ["m"], maxTurns: 3, outputSchema: { type: "object" } }, true],
    ["executor", { temperature: 1 }, false],
    ["router", { mode: "model", model: "m", prompt: "Which?", routes: [{ key: "a", description: "A" }] }, true],
    ["router", { mode: "dice" }, false],
    ["merge", { wait: { count: 2 }, rest: "ignore", shape: "text", separator: "" }, true],
    ["merge", { wait: { count: 0 } }, false],
    ["input", { fields: [{ key: "a", type: "json", default: { any: [1] } }] }, true],
    ["input", { fields: [{ key: "a", type: "date" }] }, false],
    ["note", { text: "hello", color: "yellow" }, true],
    ["retrieve", { whatever: { it: "says" } }, true],
  ])("of a %s with %j", (kind, config, expected) => {
    agree(withNode(kind, config), expected);
  });
});

function agree(document: unknown, expected: boolean): void {
  expect([valid(document), parseGraph(document).ok]).toEqual([expected, expected]);
}

function withNode(kind: string, config: object): unknown {
  return { version: 1, name: "Test", nodes: [{ id: "a", kind, name: "A", config }], edges: [] };
}
