import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { JsonObject, JsonValue } from "@/lib/core/json";
import { parseGraph } from "@/lib/graph/parse";
import { serializeGraph } from "@/lib/graph/serialize";
import { contractExample } from "@/lib/graph/testing/contract-example";

/** The example of the contract with one detail changed. */
function changed(change: (document: JsonObject & { nodes: JsonObject[]; edges: JsonObject[] }) => void): unknown {
  const document = structuredClone(contractExample) as JsonObject & { nodes: JsonObject[]; edges: JsonObject[] };
  change(document);
  return document;
}

function problems(raw: unknown) {
  const parsed = parseGraph(raw);
  return parsed.ok ? [] : parsed.error.map(({ code, nodeId, edgeId, field }) => [code, nodeId ?? edgeId, field].filter(Boolean).join(" "));
}

test("[A document] the example of the contract is a graph", () => {
  expect(problems(contractExample)).toEqual([]);
});

describe("[G1] the format version", () => {
  test("a newer document is refused with a clear sentence", () => {
    const parsed = parseGraph(changed((document) => (document.version = 2)));
    expect(parsed).toMatchObject({ ok: false, error: [{ code: "version_newer", message: expect.stringContaining("format version 2") }] });
  });

  test.each([undefined, 0, 1.5, "1", null])("%s is none", (version) => {
    expect(problems(changed((document) => (document.version = version as JsonValue)))).toHaveLength(1);
  });
});

describe("[A document] the format", () => {
  test.each([
    ["an unknown key of the document", (d) => (d.extra = 1), ["field_unknown extra"]],
    ["an unknown key of a node", (d) => ((d.nodes[0] as JsonObject).colour = 1), ["field_unknown question colour"]],
    ["an unknown setting", (d) => ((d.nodes[1]?.config as JsonObject).maxTask = 1), ["field_unknown plan maxTask"]],
    ["a setting of the wrong type", (d) => ((d.nodes[1]?.config as JsonObject).maxTasks = "8"), ["field_invalid plan maxTasks"]],
    ["a setting out of range", (d) => ((d.nodes[1]?.config as JsonObject).maxTasks = 201), ["field_invalid plan maxTasks"]],
    [
      "a field without a key",
      (d) => ((d.nodes[0]?.config as JsonObject).fields = [{ type: "text" }]),
      ["field_missing question fields[0].key"],
    ],
    ["an unknown effort", (d) => ((d.nodes[1]?.config as JsonObject).effort = "huge"), ["field_invalid plan effort"]],
    ["an unknown policy", (d) => ((d.nodes[1] as JsonObject).policy = { onError: "panic" }), ["field_invalid plan policy.onError"]],
    ["a cap that no ledger holds", (d) => (d.limits = { maxCostUsd: 1e300 }), ["field_invalid limits.maxCostUsd"]],
    [
      "a node's cap that no ledger holds",
      (d) => ((d.nodes[1] as JsonObject).policy = { maxCostUsd: 1_000_000_000 }),
      ["field_invalid plan policy.maxCostUsd"],
    ],
    [
      "a version that no graph comes to",
      (d) => d.nodes.push({ ...(d.nodes[0] as JsonObject), id: "sub", kind: "subgraph", config: { graph: "g", version: 1e10 } }),
      ["field_invalid sub version"],
    ],
    ["an unknown limit", (d) => (d.limits = { concurrency: 0 }), ["field_invalid limits.concurrency"]],
    ["a doubled node", (d) => ((d.nodes[2] as JsonObject).id = "plan"), ["id_duplicate plan id"]],
    ["a doubled edge", (d) => ((d.edges[2] as JsonObject).id = "e1"), ["id_duplicate e1 id"]],
    ["an unknown kind of edge", (d) => ((d.edges[0] as JsonObject).kind = "link"), ["field_invalid e1 kind"]],
    [
      "an unknown kind of tool",
      (d) => ((d.nodes[2]?.config as JsonObject).tools = [{ type: "shell" }]),
      ["field_invalid worker tools[0].type"],
    ],
  ] as [string, (document: JsonObject & { nodes: JsonObject[]; edges: JsonObject[] }) => void, string[]][])("%s", (_, change, expected) => {
    expect(problems(changed(change))).toEqual(expected);
  });

  test("[C2] reports every problem at once, with a hint", () => {
    const parsed = parseGraph(
      changed((document) => {
        document.extra = 1;
        (document.nodes[0] as JsonObject).name = 3;
      }),
    );
    expect(parsed.ok ? [] : parsed.error.map((problem) => problem.hint.length > 0)).toEqual([true, true]);
  });

  test("a setting that is missing is kept for the compiler to report", () => {
    expect(problems(changed((document) => ((document.nodes[1] as JsonObject).config = {})))).toEqual([]);
  });

  test("[G8] an unknown kind is kept with all its settings", () => {
    const raw = changed((document) =>
      document.nodes.push({ id: "each", kind: "retrieve", name: "Each", config: { items: "{{plan.output}}", odd: [1] } }),
    );
    const parsed = parseGraph(raw);
    expect(parsed.ok && parsed.value.nodes.at(-1)).toMatchObject({ kind: "retrieve", config: { items: "{{plan.output}}", odd: [1] } });
  });

  test.each([null, [], "graph", 3, {}])("%j is no document", (raw) => {
    expect(problems(raw)).toHaveLength(1);
  });
});

describe("[G7] a document is untrusted", () => {
  test.each(["__proto__", "constructor", "prototype"])("the key %s is refused wherever it stands", (key) => {
    const text = JSON.stringify(changed((document) => ((document.nodes[3]?.config as JsonObject).HERE = { deep: [{ HERE: 1 }] })));
    expect(problems(JSON.parse(text.replace('"HERE":1', `"${key}":1`)))).toEqual([`document_invalid brief HERE.deep[0].${key}`]);
    expect(problems(JSON.parse(`{"${key}": 1, "version": 1}`))).toEqual([`document_invalid ${key}`]);
  });

  test("depth, size and count are bounded", () => {
    const deep = JSON.parse(`${'{"a":'.repeat(5_000)}1${"}".repeat(5_000)}`) as JsonValue;
    expect(problems({ version: 1, deep })).toEqual(["limit_exceeded"]);
    expect(problems({ version: 1, long: "x".repeat(9_000_000) })).toEqual(["limit_exceeded"]);
    expect(problems({ version: 1, many: Array.from({ length: 1_000_001 }, () => 0) })).toEqual(["limit_exceeded"]);
  });

  test("any JSON whatever gives problems and never throws", () => {
    fc.assert(fc.property(fc.jsonValue(), (raw) => !parseGraph(raw).ok));
  });
});

describe("[G2] load then save", () => {
  test("gives the same bytes", () => {
    const once = saved(contractExample);
    expect(saved(JSON.parse(once))).toBe(once);
  });

  test("gives the same bytes whatever the order of the keys was", () => {
    expect(saved(reversed(contractExample as JsonValue))).toBe(saved(contractExample));
  });

  test("keeps the order of keys inside a JSON Schema, where it has a meaning", () => {
    const properties = { zeta: { type: "string" }, alpha: { type: "string" } };
    const text = saved(changed((document) => ((document.nodes[2]?.config as JsonObject).outputSchema = { type: "object", properties })));
    expect(text.indexOf("zeta")).toBeLessThan(text.indexOf("alpha"));
  });
});

function saved(raw: unknown): string {
  const parsed = parseGraph(raw);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return serializeGraph(parsed.value);
}

/** The same document with the keys of its nodes, edges and settings the other way round. */
function reversed(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(reversed);
  if (value === null || typeof value !== "object") return value;
  const inside = "key" in value ? value : Object.fromEntries(Object.entries(value).map(([key, item]) => [key, reversed(item)]));
  return "key" in value ? inside : Object.fromEntries(Object.entries(inside).reverse());
}
