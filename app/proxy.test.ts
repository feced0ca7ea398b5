import { NextRequest } from "next/server";
import { afterEach, expect, test, vi } from "vitest";
import { proxy } from "@/proxy";

afterEach(() => vi.unstubAllEnvs());

function ask(path: string, headers: Record<string, string> = {}) {
  return proxy(new NextRequest(`http://127.0.0.1:3000${path}`, { headers: { host: "127.0.0.1:3000", ...headers } }));
}

test("[S11] every page gets a policy of its own: scripts need this answer's nonce", () => {
  const policies = [ask("/"), ask("/runs")].map((response) => response.headers.get("content-security-policy") ?? "");
  for (const policy of policies) expect(policy).toMatch(/script-src 'self' 'nonce-[A-Za-z0-9+/=]{40,}' 'strict-dynamic'; /);
  expect(policies[0]).not.toBe(policies[1]);
  expect(policies[0]).not.toMatch(/script-src[^;]*unsafe-inline|unsafe-eval/);
});

test("[S12] nothing may be framed but the embed page", () => {
  expect(ask("/s/token").headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
  expect(ask("/s/token").headers.get("x-frame-options")).toBe("DENY");
  expect(ask("/embed/token").headers.get("content-security-policy")).toContain("frame-ancestors *");
  expect(ask("/embed/token").headers.get("x-frame-options")).toBeNull();
});

test("[S6] where signing in is required every page is shut, to people and programs, and links go on working", async () => {
  vi.stubEnv("BATON_AUTH", "required");
  for (const path of [
    "/",
    "/runs",
    "/graphs/abc",
    "/settings",
    "/closed",
    "/S/token",
    "/s/token/x",
    "/schema/../runs",
    "/api",
    "/_next/data/x.json",
  ]) {
    expect(ask(path).status, path).toBe(401);
    const page = ask(path, { accept: "text/html" });
    expect(page.status, path).toBe(401);
    expect(await page.text(), path).toContain("This server is closed");
  }
  for (const path of ["/s/token", "/embed/token", "/schema/graph.v1.json", "/favicon.ico"]) expect(ask(path).status, path).toBe(200);
});

test("[S12] a foreign page or name is refused before anything else", () => {
  expect(ask("/", { host: "evil.example" }).status).toBe(403);
  expect(ask("/", { origin: "https://evil.example" }).status).toBe(403);
});
