import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { echo } from "./support/documents";

const planted = path.join(tmpdir(), `baton-planted-${process.pid}`);
const command = { command: "/bin/sh", args: ["-c", `touch ${planted}`], env: {} };

/** Everywhere that a document could try to bring a program along. */
const attempts: Record<string, object> = {
  "a tool with a command": { id: "t", kind: "tool", name: "t", config: { server: "s", tool: "x", ...command } },
  "a tool whose server is a program": { id: "t", kind: "tool", name: "t", config: { server: command, tool: "x" } },
  "an executor's tool over stdio": {
    id: "t",
    kind: "executor",
    name: "t",
    config: { model: "claude-haiku-5-5", prompt: "Go.", tools: [{ type: "mcp", server: "s", transport: "stdio", ...command }] },
  },
};

for (const [name, node] of Object.entries(attempts)) {
  test(`[S9] ${name} is refused, and nothing is started`, async ({ request }) => {
    const graph = { ...echo, nodes: [...echo.nodes, { position: { x: 0, y: 200 }, ...node }] };
    for (const [path, data] of [
      ["/api/v1/graphs", graph],
      ["/api/v1/compile", { graph }],
      ["/api/v1/runs", { graph, input: {} }],
    ] as const) {
      expect((await request.post(path, { data })).status(), path).toBe(422);
    }
    expect(existsSync(planted)).toBe(false);
  });
}

test("[S9] a server that nobody connected is refused by name, whatever the name looks like", async ({ request }) => {
  const use = {
    id: "t",
    kind: "tool",
    name: "t",
    position: { x: 120, y: 0 },
    config: { server: `/bin/sh -c "touch ${planted}"`, tool: "x" },
  };
  const edges = [{ id: "e2", kind: "flow", source: "question", sourcePort: "out", target: "t", targetPort: "in" }];
  const graph = { ...echo, nodes: [...echo.nodes, use], edges: [...echo.edges, ...edges] };
  const kept = (await (await request.post("/api/v1/graphs", { data: graph })).json()) as { id: string };
  const refused = await request.post(`/api/v1/graphs/${kept.id}/runs?wait=30`, { data: { input: { topic: "x" } } });
  expect(refused.status()).toBe(422);
  expect(await refused.json()).toMatchObject({
    code: "graph_invalid",
    problems: [{ code: "server_unknown", nodeId: "t", field: "server" }],
  });
  expect(existsSync(planted)).toBe(false);
});
