import { expect, test, type APIRequestContext } from "@playwright/test";

/** Calls an address and answers with what came back. */
function calling(config: object) {
  return {
    version: 1,
    name: "Call",
    nodes: [
      { id: "question", kind: "input", name: "Question", position: { x: 0, y: 0 }, config: { fields: [{ key: "url", type: "text" }] } },
      { id: "call", kind: "http", name: "Call", position: { x: 240, y: 0 }, config: { responseAs: "text", ...config } },
      { id: "answer", kind: "output", name: "Answer", position: { x: 480, y: 0 }, config: { value: "{{call.output}}" } },
    ],
    edges: [
      { id: "e1", kind: "flow", source: "question", sourcePort: "out", target: "call", targetPort: "in" },
      { id: "e2", kind: "flow", source: "call", sourcePort: "out", target: "answer", targetPort: "in" },
    ],
  };
}

type Ended = { status: string; output: unknown; error: { code: string } | null };

async function ended(request: APIRequestContext, graph: object, input: object): Promise<Ended> {
  const kept = (await (await request.post("/api/v1/graphs", { data: graph })).json()) as { id: string };
  const run = await request.post(`/api/v1/graphs/${kept.id}/runs?wait=30`, { data: { input } });
  expect(run.ok(), await run.text()).toBe(true);
  return (await run.json()) as Ended;
}

test("[S8] a graph reaches nothing inside, however the address is written", async ({ request, baseURL }) => {
  const { port } = new URL(baseURL ?? "");
  const hosts = ["127.0.0.1", "localhost", "2130706433", "0x7f000001", "0177.0.0.1", "127.1", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0"];
  const graph = calling({ url: "{{question.url}}" });
  const urls = [
    ...hosts.map((host) => `http://${host}:${port}/api/v1/health`),
    "http://169.254.169.254/latest/meta-data/",
    "http://[fd00:ec2::254]/",
  ];
  const runs = await Promise.all(urls.map(async (url) => [url, await ended(request, graph, { url })] as const));
  for (const [url, run] of runs) expect([url, run.status, run.error?.code, run.output]).toEqual([url, "failed", "address_refused", null]);
});

test("[S8] only the web is called: no files, no other protocols, no credentials in an address", async ({ request }) => {
  for (const url of ["file:///etc/passwd", "ftp://example.com/", "gopher://example.com/", "http://me:secret@example.com/"]) {
    expect((await ended(request, calling({ url: "{{question.url}}" }), { url })).error?.code, url).toBe("address_refused");
  }
});
