import { expect, test } from "@playwright/test";
import { operations } from "@/lib/contract/api";
import { belongings } from "./support/api";
import { pathOf, sent } from "./support/bodies";
import { raw } from "./support/raw";

test("[S12] a page of another origin is refused on every call, and no answer is shared with it", async ({ request }) => {
  const own = await belongings(request);
  for (const operation of operations) {
    for (const origin of ["https://evil.example", "null", "http://127.0.0.1:1"]) {
      const call = sent(operation);
      const response = await request.fetch(pathOf(operation, own), { ...call, headers: { ...call.headers, origin } });
      expect(response.status(), `${operation.id} ${origin}`).toBe(403);
      expect(response.headers()["access-control-allow-origin"]).toBeUndefined();
    }
  }
  expect((await request.get(`/api/v1/runs/${own.runId}`)).status()).toBe(200);
  const preflight = await request.fetch("/api/v1/graphs", {
    method: "OPTIONS",
    headers: { origin: "https://evil.example", "access-control-request-method": "POST" },
  });
  expect(preflight.headers()["access-control-allow-origin"]).toBeUndefined();
});

test("[S12] a name that was made to point at this machine is refused, on pages too", async ({ baseURL }) => {
  const { port } = new URL(baseURL ?? "");
  for (const path of ["/", "/runs", "/api/v1/graphs", "/api/v1/health", "/api", "/nothing"]) {
    for (const host of [`evil.example:${port}`, `127.0.0.1.evil.example:${port}`, "evil.example", `0.0.0.0:${port}`]) {
      expect((await raw(baseURL ?? "", { path, headers: { host } })).status, `${host}${path}`).toBe(403);
      const forwarded = { host, "x-forwarded-host": `127.0.0.1:${port}`, forwarded: `host=127.0.0.1:${port}` };
      expect((await raw(baseURL ?? "", { path, headers: forwarded })).status, `${host}${path} forwarded`).toBe(403);
    }
  }
});

test("[S6] [S12] writes take JSON only: what a form can send without asking is refused", async ({ request }) => {
  const own = await belongings(request);
  for (const operation of operations.filter(({ method }) => method !== "GET")) {
    for (const type of [
      "text/plain",
      "application/x-www-form-urlencoded",
      "multipart/form-data; boundary=x",
      "application/xml",
      "application/jsonp",
    ]) {
      const response = await request.fetch(pathOf(operation, own), {
        ...sent(operation),
        headers: { "content-type": type, "if-match": '"1"' },
        data: "{}",
      });
      expect(response.status(), `${operation.id} ${type}`).toBe(415);
    }
  }
});

test("[S12] no page can be framed but the embed page, and other sites load nothing of the API", async ({ request }) => {
  const own = await belongings(request);
  for (const path of ["/", "/runs", `/runs/${own.runId}`, `/s/${own.token}`]) {
    const headers = (await request.get(path)).headers();
    expect(headers["content-security-policy"], path).toContain("frame-ancestors 'none'");
    expect(headers["x-frame-options"], path).toBe("DENY");
  }
  const embed = (await request.get(`/embed/${own.token}`)).headers();
  expect(embed["content-security-policy"]).toContain("frame-ancestors *");
  expect(embed["x-frame-options"]).toBeUndefined();
  const outside = { "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors" };
  for (const path of [`/api/v1/runs/${own.runId}`, `/api/v1/runs/${own.runId}/events`, `/api/v1/shared/${own.token}`]) {
    expect((await request.get(path, { headers: outside })).status(), path).toBe(403);
  }
});
