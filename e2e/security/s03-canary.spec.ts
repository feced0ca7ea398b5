import { expect, test, type Locator } from "@playwright/test";
import { belongings, post } from "./support/api";
import { withDatabase } from "./support/database";
import { echo } from "./support/documents";

const random = () => Math.random().toString(36).slice(2, 10);
const unique = random();
/** Stands in every secret value and nowhere else: a part of one is as bad as all of it. */
const hidden = `x${random()}`;
const canary = `${hidden}/of "this" suite`;
const traces = [hidden, Buffer.from(canary).toString("base64").slice(0, 10)];
const secret = `CANARY_${unique.toUpperCase()}`;
const server = `canary-${unique}`;

/** Types the secret into an input, lets a model read it, and sends a request and a tool call with it. */
const document = {
  ...echo,
  nodes: [
    ...echo.nodes,
    {
      id: "writer",
      kind: "executor",
      name: "Writer",
      position: { x: 120, y: 200 },
      config: { model: "claude-haiku-5-5", prompt: "Say this again: {{question.topic}}" },
    },
    {
      id: "get",
      kind: "http",
      name: "Get",
      position: { x: 120, y: 400 },
      config: { url: "http://127.0.0.1:9/", headers: { "x-key": `{{secrets.${secret}}}` } },
      policy: { onError: "continue", retry: { attempts: 1 } },
    },
    {
      id: "ask",
      kind: "tool",
      name: "Ask",
      position: { x: 120, y: 600 },
      config: { server, tool: "look", arguments: { key: `{{secrets.${secret}}}` } },
      policy: { onError: "continue", retry: { attempts: 1 } },
    },
  ],
  edges: [
    ...echo.edges,
    ...["writer", "get", "ask"].flatMap((id, at) => [
      { id: `in${at}`, kind: "flow", source: "question", sourcePort: "out", target: id, targetPort: "in" },
      { id: `out${at}`, kind: "flow", source: id, sourcePort: "out", target: "answer", targetPort: "in" },
    ]),
  ],
};

test("[S3] [T9] a secret appears in no answer, export, share, stream, page or row", async ({ page, request }) => {
  test.slow();
  await post(request, "/api/v1/secrets", { name: secret, value: canary });
  await post(request, "/api/v1/servers", { name: server, url: "http://127.0.0.1:9/mcp", headers: { "x-literal": `literal-${hidden}` } });
  const replaced = await request.put(`/api/v1/secrets/${secret}`, { data: { value: canary } });
  expect(await replaced.json()).toMatchObject({ name: secret, from: "owner" });
  const own = await belongings(request, document, { topic: { text: canary, inside: [`?key=${encodeURIComponent(canary)}`] } });
  const show = { prompts: true, inputs: true, outputs: true, costs: true };
  const { token } = await post(request, `/api/v1/runs/${own.runId}/shares`, { show });

  const answers = [
    ...["secrets", "servers", "runs", "graphs", "models", `graphs/${own.graphId}`, `graphs/${own.graphId}/versions/1`],
    ...[`runs/${own.runId}`, `runs/${own.runId}/events`, `runs/${own.runId}/export`, `runs/${own.runId}/shares`],
    ...["question", "writer", "get", "ask", "answer"].map((step) => `runs/${own.runId}/steps/${step}`),
    ...[`shared/${token}`, `shared/${token}/events`, `shared/${token}/file`, `shared/${token}/steps/writer`],
  ];
  for (const path of answers) {
    const response = await request.get(`/api/v1/${path}`);
    expect(response.status(), path).toBe(200);
    const text = await response.text();
    for (const trace of traces) expect(text, path).not.toContain(trace);
  }
  // It was masked, not lost: the name stands where the value was.
  expect(await (await request.get(`/api/v1/runs/${own.runId}`)).text()).toContain(`•••${secret}•••`);

  const shown = { canvas: page.getByRole("region", { name: "Canvas" }), playhead: page.getByRole("slider") };
  const pages: [string, Locator][] = [
    ["/settings/connections", page.getByRole("table", { name: "Tool servers" }).getByText(server)],
    ["/runs", page.locator(`a[href="/runs/${own.runId}"]`).first()],
    [`/runs/${own.runId}`, shown.playhead],
    [`/graphs/${own.graphId}`, shown.canvas],
    [`/s/${token}`, shown.playhead],
    [`/embed/${token}`, shown.playhead],
  ];
  for (const [path, loaded] of pages) {
    await page.goto(path);
    await expect(loaded).toBeVisible();
    expect(await page.content(), path).not.toContain(hidden);
  }

  const rows = await withDatabase(async (database) => {
    const tables = ["run", "event", "payload", "request", "secret"].map((table) => `select to_json(t)::text as row from ${table} t`);
    return (await database.query<{ row: string }>([...tables, "select sealed_headers as row from mcp_server"].join(" union all "))).rows;
  });
  expect(rows.filter(({ row }) => row.includes(hidden))).toEqual([]);
});

test.afterAll(async ({ playwright, baseURL }) => {
  const request = await playwright.request.newContext({ baseURL });
  await request.delete(`/api/v1/secrets/${secret}`);
  await request.delete(`/api/v1/servers/${server}`);
  await request.dispose();
});
