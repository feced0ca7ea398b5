import { expect, test } from "vitest";
import { authMode } from "@/lib/auth/mode";
import { foreignOrigin } from "@/lib/auth/same-origin";
import { shareIdOf, toShareToken } from "@/lib/auth/share-token";

const secret = "a secret of this installation, 32 characters and more";

test("[S1] a share's token is its id and 256 bits that the secret alone makes", () => {
  const token = toShareToken("abcdefghij0123456789", secret);
  expect(token).toMatch(/^abcdefghij0123456789[A-Za-z0-9_-]{43}$/);
  expect(shareIdOf(token, secret)).toBe("abcdefghij0123456789");
  expect(shareIdOf(token, `${secret}!`)).toBeNull();
  const changed = [...token].map((letter, i) => token.slice(0, i) + (letter === "a" ? "b" : "a") + token.slice(i + 1));
  for (const other of [...changed, "", token.slice(0, 20), `${token}a`, `${token}\n`]) expect(shareIdOf(other, secret)).toBeNull();
});

test("[S12] local mode answers to this machine's own names, whatever points at it", () => {
  const refused = (headers: Record<string, string>, path = "/api/v1/runs", method = "GET") =>
    foreignOrigin(method, path, new Headers(headers), "local");
  for (const host of ["127.0.0.1:3000", "localhost:3000", "[::1]:3000", "LOCALHOST"]) expect(refused({ host })).toBeNull();
  for (const host of [
    "evil.example:3000",
    "127.0.0.1.evil.example",
    "evil.example/@127.0.0.1",
    "127.0.0.1@evil.example",
    "0.0.0.0:3000",
    "",
  ]) {
    expect(refused({ host })).not.toBeNull();
  }
  expect(refused({})).not.toBeNull();
});

test("[S12] an Origin that is given has to be our own", () => {
  const host = "127.0.0.1:3000";
  const refused = (origin: string) => foreignOrigin("POST", "/api/v1/graphs", new Headers({ host, origin }), "local");
  expect(refused("http://127.0.0.1:3000")).toBeNull();
  for (const origin of [
    "null",
    "http://evil.example",
    "http://127.0.0.1:3001",
    "http://localhost:3000",
    "file://127.0.0.1:3000",
    "http://127.0.0.1:3000.evil.example",
  ]) {
    expect(refused(origin)).not.toBeNull();
  }
});

test("[S12] other sites may link to pages, and load nothing of the API", () => {
  const outside = (method: string, path: string, mode = "navigate") =>
    foreignOrigin(method, path, new Headers({ host: "127.0.0.1:3000", "sec-fetch-site": "cross-site", "sec-fetch-mode": mode }), "local");
  expect(outside("GET", "/runs/abc")).toBeNull();
  expect(outside("GET", "/api/v1/shared/token/file")).toBeNull();
  expect(outside("GET", "/api/v1/shared/token/file", "no-cors")).not.toBeNull();
  expect(outside("GET", "/api/v1/runs", "no-cors")).not.toBeNull();
  expect(outside("POST", "/runs/abc")).not.toBeNull();
});

test("[S17] signing in can be left out on this machine only", () => {
  expect(authMode({})).toBe("local");
  expect(authMode({ HOST: "127.0.0.1" })).toBe("local");
  expect(authMode({ HOST: "0.0.0.0" })).toBe("required");
  expect(authMode({ HOST: "0.0.0.0", BATON_AUTH: "local" })).toBe("required");
  expect(authMode({ BATON_AUTH: "required" })).toBe("required");
  expect(authMode({ BATON_AUTH: "Local" })).toBe("required");
});
