import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, request as clients, test, type APIRequestContext } from "@playwright/test";
import { operations } from "@/lib/contract/api";
import { startStack, type Stack } from "../support/start-stack";
import { belongings, type Belongings } from "./support/api";
import { pathOf, sent } from "./support/bodies";
import { freePort } from "./support/free-port";
import { raw, type Raw } from "./support/raw";

// One installation, first at home, where a person makes things; then open to others, where nobody is signed in.
test.describe.configure({ mode: "serial" });
const secret = "canary-of-the-installation-0123456789abcdef";
let dataDir: string;
let stack: Stack;
let stranger: APIRequestContext;
let own: Belongings;

test.beforeAll(async () => {
  test.setTimeout(240_000);
  dataDir = mkdtempSync(path.join(tmpdir(), "baton-e2e-required-"));
  const env = { PORT: await freePort(), BATON_DATA_DIR: dataDir, BATON_SECRET: secret };
  const home = await startStack(env);
  const person = await clients.newContext({ baseURL: home.url });
  own = await belongings(person, undefined, { topic: "kept to myself" });
  await person.dispose();
  await home.stop();
  stack = await startStack({ ...env, BATON_AUTH: "required" });
  stranger = await clients.newContext({ baseURL: stack.url });
});
test.afterAll(async () => {
  await stranger?.dispose();
  await stack?.stop();
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
});

test("[S6] nobody who is not signed in gets an answer from any call that is somebody's own", async () => {
  for (const operation of operations.filter(({ access }) => access === "owner")) {
    const response = await stranger.fetch(pathOf(operation, own), sent(operation));
    expect(response.status(), operation.id).toBe(401);
    expect(((await response.json()) as { code: string }).code).toBe("unauthorized");
  }
});

test("[S6] what is open to everybody answers: the server's state, and what a link shows", async () => {
  expect((await stranger.get("/api/v1/health")).status()).toBe(200);
  for (const operation of operations.filter(({ access }) => access === "share")) {
    expect((await stranger.fetch(pathOf(operation, own), sent(operation))).status(), operation.id).toBe(200);
  }
  expect((await stranger.get(`/s/${own.token}`)).status()).toBe(200);
  expect((await stranger.get("/schema/graph.v1.json")).status()).toBe(200);
});

test("[S6] no page is shown, and none of what it would show", async () => {
  const pages = ["/", "/graphs", `/graphs/${own.graphId}`, "/runs", `/runs/${own.runId}`, "/templates", "/settings", "/nothing"];
  for (const page of pages) {
    const asks: Record<string, string>[] = [
      { accept: "text/html" },
      { rsc: "1" },
      { rsc: "1", "next-router-prefetch": "1" },
      { purpose: "prefetch" },
    ];
    for (const headers of asks) {
      const response = await stranger.get(page, { headers, maxRedirects: 0 });
      expect(response.status(), page).toBe(401);
      expect(await response.text(), page).not.toContain("kept to myself");
    }
  }
});

const spellings = [
  "/API/v1/graphs",
  "/api/V1/graphs",
  "//api/v1/graphs",
  "/api//v1/graphs",
  "/api/v1/graphs/",
  "/api/v1/graphs.",
  "/api/v1/graphs%00",
  "/api/v1/graphs;x=1",
  "/api/v1/%67raphs",
  "/api/v1/health/../graphs",
  "/api/v1/health/%2e%2e/graphs",
  "/api/v1/health/..%2fgraphs",
  "/api/v1/shared/../graphs",
  "/api/v1/shared/x/../../runs",
  "/_next/static/../../api/v1/graphs",
  "/_next/static/%2e%2e/%2e%2e/runs",
  "/_next/static/..%2f..%2fruns",
  "/schema/../runs",
  "/s/../runs",
  "/s/%2e%2e/runs",
  "/embed/../runs",
  "/api/../runs",
  "/api/%2e%2e/runs",
  "/Runs",
  "//runs",
  "/runs/",
  "/%72uns",
  "/runs.rsc",
  "/runs.json",
  "/_next/data/x/runs.json",
  "/api\\v1\\graphs",
];

test("[S6] no spelling of an address gets round it", async () => {
  for (const path of spellings) for (const accept of ["*/*", "text/html"]) expectShut(await ask(path, { accept }), path);
});

test("[S6] no header gets round it", async () => {
  const headers: Record<string, string>[] = [
    { "x-middleware-subrequest": "proxy:proxy:proxy:proxy:proxy" },
    { "x-middleware-subrequest": "src/middleware:src/middleware:src/middleware:src/middleware:src/middleware" },
    { "x-middleware-next": "1" },
    { "x-middleware-rewrite": "/runs" },
    { "x-invoke-path": "/api/v1/graphs" },
    { "x-original-url": "/api/v1/health" },
    { "x-rewrite-url": "/api/v1/health" },
    { "x-forwarded-host": "127.0.0.1", "x-forwarded-for": "127.0.0.1", forwarded: "for=127.0.0.1;host=127.0.0.1" },
    { "x-real-ip": "127.0.0.1" },
    { authorization: "Bearer undefined" },
    { authorization: `Bearer ${own.token}` },
    { cookie: "session=local; owner=local" },
    { "x-http-method-override": "GET", "x-matched-path": "/api/v1/health" },
    { "next-action": "x" },
    { host: "localhost" },
  ];
  for (const extra of headers)
    for (const path of ["/api/v1/graphs", "/api/v1/runs", "/runs"]) expectShut(await ask(path, extra), JSON.stringify(extra));
});

test("[S3] the installation's secret stands in no answer: pages, data, errors, streams", async () => {
  const paths = [
    "/",
    "/nothing",
    `/s/${own.token}`,
    `/embed/${own.token}`,
    "/api/v1/health",
    "/api/v1/nothing",
    "/api/v1/shared/x",
    "/_next/nothing",
  ];
  const shared = ["", "/events", "/steps/answer", "/file"].map((rest) => `/api/v1/shared/${own.token}${rest}`);
  for (const path of [...paths, ...shared]) {
    const { body, headers } = await ask(path, {});
    const answer = body + JSON.stringify(headers);
    for (const word of [secret, dataDir, "postgresql://", "DATABASE_URL", "kept to myself"])
      expect(answer.includes(word), `${path}: ${word}`).toBe(false);
  }
});

function ask(path: string, headers: Record<string, string>): Promise<Raw> {
  return raw(stack.url, { path, headers: { host: new URL(stack.url).host, ...headers } });
}

/** Refused, not found, or sent to an address that is shut itself: never an answer. */
function expectShut({ status, headers, body }: Raw, what: string): void {
  expect([400, 401, 403, 404, 405, 308], what).toContain(status);
  expect(body, what).not.toContain(own.graphId);
  expect(body, what).not.toContain("kept to myself");
  if (status === 308) expect(String(headers["location"]), what).toMatch(/^\//);
}
