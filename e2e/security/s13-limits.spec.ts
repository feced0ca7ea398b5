import { expect, test } from "@playwright/test";
import { belongings } from "./support/api";
import { pathOf, sent, withBody } from "./support/bodies";
import { echo } from "./support/documents";
import { raw } from "./support/raw";

function nested(depth: number): string {
  return `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`;
}

function wide(nodes: number): object {
  const more = Array.from({ length: nodes - 2 }, (_, i) => ({ id: `n${i}`, kind: "note", name: "", config: { text: "" } }));
  return { ...echo, nodes: [...echo.nodes, ...more] };
}

test("[S13] a body that says it is a gigabyte is refused before it is sent, on every write", async ({ baseURL }) => {
  const { host } = new URL(baseURL ?? "");
  for (const operation of withBody) {
    const headers = { host, "content-type": "application/json", "content-length": "1000000000", "if-match": '"1"', connection: "close" };
    const answer = await raw(baseURL ?? "", { method: operation.method, path: pathOf(operation, {}), headers });
    expect(answer.status, operation.id).toBe(413);
  }
});

test("[S13] a body that does not say how large it is, is counted while it is read", async ({ baseURL }) => {
  const { host } = new URL(baseURL ?? "");
  const headers = { host, "content-type": "application/json", "transfer-encoding": "chunked" };
  const body = Buffer.alloc(6_000_000, 32);
  expect((await raw(baseURL ?? "", { method: "POST", path: "/api/v1/graphs", headers, body })).status).toBe(413);
});

test("[S13] depth, counts and lengths are bounded with a clear refusal, never a broken server", async ({ request }) => {
  const json = { "content-type": "application/json" };
  for (const path of ["/api/v1/graphs", "/api/v1/compile", "/api/v1/runs", "/api/v1/runs/import"]) {
    for (const body of [nested(101), nested(100_000), `[${"[],".repeat(100)}[]]`, "nonsense", "", "\u0000", '"text"', "null"]) {
      const response = await request.post(path, { headers: json, data: Buffer.from(body) });
      expect([400, 413, 415, 422], `${path} ${body.slice(0, 20)}`).toContain(response.status());
    }
  }
  const own = await belongings(request);
  const deep = { input: { topic: JSON.parse(nested(70)) as object } };
  const run = await request.post(`/api/v1/graphs/${own.graphId}/runs`, { data: deep });
  expect([400, 413, 422]).toContain(run.status());
});

test("[S13] ten thousand nodes are kept and drawn, one more is refused", async ({ request }) => {
  test.slow();
  const large = await request.post("/api/v1/graphs", { data: wide(10_000) });
  expect(large.status()).toBe(201);
  const { id } = (await large.json()) as { id: string };
  expect((await request.post("/api/v1/graphs", { data: wide(10_001) })).status()).toBe(422);
  expect((await request.get("/api/v1/graphs")).status()).toBe(200);
  expect((await request.delete(`/api/v1/graphs/${id}`)).status()).toBe(204);
});

test("[S13] [C4] a ladder of a thousand diamonds compiles like a chain", async ({ request }) => {
  test.slow();
  const response = await request.post("/api/v1/compile", { data: { graph: ladder(1_000) } });
  expect(response.status(), (await response.text()).slice(0, 500)).toBe(200);
});

/** Every rung splits and joins again: the number of paths doubles with each. */
function ladder(rungs: number): object {
  const [question, answer] = echo.nodes;
  const nodes: object[] = [question as object, { ...answer, config: { value: "done" } }];
  const edges: object[] = [];
  const edge = (source: string, sourcePort: string, target: string) =>
    edges.push({ id: `e${edges.length}`, kind: "flow", source, sourcePort, target, targetPort: "in" });
  let last = "question";
  for (let i = 0; i < rungs; i++) {
    for (const side of ["a", "b"]) nodes.push({ id: `${side}${i}`, kind: "merge", name: side, config: {} });
    nodes.push({ id: `m${i}`, kind: "merge", name: "m", config: {} });
    edge(last, "out", `a${i}`);
    edge(last, "out", `b${i}`);
    edge(`a${i}`, "out", `m${i}`);
    edge(`b${i}`, "out", `m${i}`);
    last = `m${i}`;
  }
  edge(last, "out", "answer");
  return { ...echo, nodes, edges };
}

test("[S13] what is not asked for is not read: a call without a body refuses one", async ({ request }) => {
  const own = await belongings(request);
  const response = await request.fetch(pathOf(withBody[0]!, own), { ...sent(withBody[0]!), data: undefined });
  expect(response.status()).toBe(415);
  expect((await request.post(`/api/v1/runs/${own.runId}/cancel`, { data: { a: 1 } })).status()).toBe(413);
});
