import { expect, test } from "@playwright/test";
import { belongings } from "./support/api";
import { echo } from "./support/documents";
import { raw } from "./support/raw";

const climbs = [
  "../package.json",
  "..%2fpackage.json",
  "%2e%2e%2fpackage.json",
  "..%5cpackage.json",
  "..%252fpackage.json",
  "%00",
  "..%00/package.json",
];
const places = [
  "/",
  "/schema/",
  "/_next/static/",
  "/_next/static/chunks/",
  "/_next/image?url=",
  "/runs/",
  "/s/",
  "/embed/",
  "/api/v1/graphs/",
  "/api/v1/shared/",
];

test("[S10] no spelling of a path leads to a file of the server", async ({ baseURL }) => {
  for (const place of places) {
    for (const climb of [
      ...climbs,
      "../../../../../../etc/passwd",
      "..%2f..%2f..%2f..%2f..%2fetc%2fpasswd",
      "/etc/passwd",
      "file:///etc/passwd",
    ]) {
      const answer = await raw(baseURL ?? "", { path: `${place}${climb}`, headers: { host: new URL(baseURL ?? "").host } });
      expect(answer.body, place + climb).not.toContain('"private": true');
      expect(answer.body, place + climb).not.toContain("root:x:");
      expect(answer.status, place + climb).not.toBe(500);
    }
  }
});

test("[S10] a name never becomes a path: files are called by letters and digits", async ({ request }) => {
  const name = '../../etc/passwd\\..\\x"; filename="evil.html\r\nx-evil: 1';
  const own = await belongings(request, { ...echo, name });
  for (const path of [`/api/v1/shared/${own.token}/file`, `/api/v1/runs/${own.runId}/export`]) {
    const response = await request.get(path);
    expect(response.headers()["content-disposition"]).toMatch(/^attachment; filename="[a-z0-9-]+\.baton(-run)?\.json"$/);
    expect(response.headers()["x-evil"]).toBeUndefined();
  }
});
