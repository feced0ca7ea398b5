import { expect, test } from "@playwright/test";
import { belongings } from "./support/api";

test("[S5] a token streams what its share shows, and can neither cancel, start, change nor reach anything else", async ({ request }) => {
  const own = await belongings(request);
  const stream = await request.get(`/api/v1/shared/${own.token}/events`);
  expect(stream.status()).toBe(200);
  expect(await stream.text()).toContain("run.finished");
  for (const way of ["cancel", "runs", "fork", "shares", "versions"]) {
    expect((await request.post(`/api/v1/shared/${own.token}/${way}`, { data: {} })).status(), way).toBe(404);
  }
  for (const path of [`/api/v1/runs/${own.token}`, `/api/v1/runs/${own.token}/events`, `/api/v1/graphs/${own.token}`]) {
    expect((await request.get(path)).status(), path).toBe(404);
  }
  expect((await request.post(`/api/v1/runs/${own.token}/cancel`)).status()).toBe(404);
  expect((await request.put(`/api/v1/shared/${own.token}`, { data: {} })).status()).toBe(405);
});

test("[S1] [S5] a link ends at once when it is revoked, on every one of its addresses", async ({ request }) => {
  const own = await belongings(request);
  const addresses = ["", "/events", "/steps/answer", "/file"].map((path) => `/api/v1/shared/${own.token}${path}`);
  for (const path of addresses) expect((await request.get(path)).status(), path).toBe(200);
  expect((await request.delete(`/api/v1/shares/${own.shareId}`)).status()).toBe(204);
  for (const path of addresses) expect((await request.get(path)).status(), path).toBe(404);
  expect((await request.post(`/api/v1/shared/${own.token}/duplicate`)).status()).toBe(404);
});

test("[S1] a token that is guessed, cut, or made from a share's id opens nothing", async ({ request }) => {
  const { token, shareId } = await belongings(request);
  const guesses = [
    shareId,
    token.slice(0, -1),
    `${token}x`,
    `${shareId}${"A".repeat(43)}`,
    token.toUpperCase(),
    `${token}%00`,
    `${token}/..`,
  ];
  for (const guess of guesses) expect((await request.get(`/api/v1/shared/${guess}`)).status(), guess).toBe(404);
});
