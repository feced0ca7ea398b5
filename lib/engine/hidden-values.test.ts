import { describe, expect, test } from "vitest";
import type { McpServer } from "@/lib/tools/connections";
import { hiddenValues } from "@/lib/engine/hidden-values";

const hidden = (server: McpServer, secrets: Record<string, string> = {}) =>
  Object.fromEntries(hiddenValues({ secrets: new Map(Object.entries(secrets)), servers: new Map([["search", server]]) }));
const program = (env: Record<string, string>): McpServer => ({ transport: "stdio", command: "search", args: [], env });
const address = (headers: Record<string, string>): McpServer => ({ transport: "http", url: "https://s.example/mcp", headers });

describe("[T9] what a server's entry says by itself is hidden like a secret", () => {
  test("by a name that speaks of one, without the scheme before it", () => {
    expect(hidden(address({ authorization: "Bearer hunter2hunter2", "x-api-key": "k-123456" }))).toEqual({
      "search authorization": "hunter2hunter2",
      "search x-api-key": "k-123456",
    });
    expect(hidden(program({ DB_PASSWORD: "correct-horse-battery" }))).toEqual({ "search DB_PASSWORD": "correct-horse-battery" });
  });
  test("or by its looks, with an address that holds a password among them", () => {
    const url = "postgres://ann:s3cret@db.example/notes";
    expect(hidden(program({ STORE: "Zx81abcdEFGH4711", URL: url }))).toEqual({ "search STORE": "Zx81abcdEFGH4711", "search URL": url });
    expect(hidden(program({ FEED: "https://feed.example/v1?sig=a81f00d9" }))).toHaveProperty("search FEED");
  });
  test("but not what stands all over a trace: short and common words, dates, paths, plain addresses", () => {
    const plain = { A: "1", B: "true", MODE: "production", LANG: "en_US.UTF-8", DAY: "2026-11-25T08:00", HOME: "/home/ann/notes-2026-11" };
    expect(
      hidden(program({ ...plain, SITE: "https://notes2.example/v1/all", AUTH_MODE: "required", TOKEN_TYPE: "Bearer", KEY_SIZE: "2048" })),
    ).toEqual({});
    expect(
      hidden(address({ accept: "application/json", "anthropic-version": "2026-10-21", "user-agent": "a reader of notes, 2.0" })),
    ).toEqual({});
  });
  test("and a secret that was filled in keeps its own name", () => {
    expect(hidden(address({ authorization: "Bearer own-value-1" }), { OWN: "own-value-1" })).toEqual({ OWN: "own-value-1" });
  });
});
