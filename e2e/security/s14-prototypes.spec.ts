import { expect, test } from "@playwright/test";
import { belongings } from "./support/api";
import { echo } from "./support/documents";

const json = { "content-type": "application/json" };
/** As text: an object literal would set the prototype instead of a key. */
const poison = '{"__proto__": {"polluted": "yes"}, "constructor": {"prototype": {"polluted": "yes"}}, "prototype": 1}';

test("[S14] [G7] a document refuses the keys that reach a prototype, wherever they stand", async ({ request }) => {
  const config = (keys: string) => JSON.stringify(echo).replace('"config":{"value"', `"config":{${keys},"value"`);
  const documents = [
    JSON.stringify(echo).replace("{", `{${poison.slice(1, -1)},`),
    ...['"__proto__":{"a":1}', '"constructor":{"a":1}', '"prototype":1'].map(config),
  ];
  for (const document of documents) {
    expect(document).toMatch(/prot|constructor/);
    const response = await request.post("/api/v1/graphs", { headers: json, data: Buffer.from(document) });
    expect(response.status(), document.slice(0, 80)).toBe(422);
  }
});

test("[S14] [G7] in data they are ordinary keys: they come out as they went in, and nothing is polluted", async ({ request }) => {
  const own = await belongings(request);
  const body = Buffer.from(`{"input": {"topic": ${poison}}}`);
  const response = await request.post(`/api/v1/graphs/${own.graphId}/runs?wait=30`, { headers: json, data: body });
  expect(response.status()).toBe(200);
  const text = await response.text();
  expect(text).toContain('"output":{"__proto__":{"polluted":"yes"},"constructor":{"prototype":{"polluted":"yes"}},"prototype":1}');
  const after = await request.get("/api/v1/health");
  expect(await after.text()).not.toContain("polluted");
  expect(Object.keys((await (await request.get("/api/v1/graphs?limit=1")).json()) as object).sort()).toEqual([
    "items",
    "nextCursor",
    "total",
  ]);
});

test("[S14] a path does not lead from a value to its prototype", async ({ request }) => {
  for (const path of ["topic.constructor", "topic.__proto__", 'topic["constructor"]["prototype"]', "constructor", "__proto__"]) {
    const graph = { ...echo, nodes: [echo.nodes[0], { ...echo.nodes[1], config: { value: `{{question.${path}}}` } }] };
    const response = await request.post("/api/v1/runs?wait=30", { data: { graph, input: { topic: { a: 1 } } } });
    const answer = (await response.json()) as { status: unknown; output?: unknown };
    expect(JSON.stringify(answer.output ?? null), path).not.toContain("function");
    expect(["failed", 422, 400], path).toContain(answer.status);
  }
});
