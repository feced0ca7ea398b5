import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { JsonObject } from "@/lib/core/json";
import type { McpServer } from "@/lib/tools/connections";
import { createOutside } from "@/lib/tools/create-outside";
import type { ToolServers } from "@/lib/tools/outside";
import { everythingOverHttp, everythingOverStdio, filesOverStdio, memoryOverStdio } from "@/lib/tools/testing/everything-server";
import { localServer } from "@/lib/tools/testing/local-server";
import { toolServer, type ToolServer } from "@/lib/tools/testing/tool-server";

const never = new AbortController().signal;
let newest: ToolServer;
let older: Awaited<ReturnType<typeof everythingOverHttp>>;
const opened: { close(): Promise<void> }[] = [];

beforeAll(async () => {
  [newest, older] = await Promise.all([toolServer(), everythingOverHttp()]);
});
afterEach(async () => void (await Promise.all(opened.splice(0).map((one) => one.close()))));
afterAll(async () => {
  older.close();
  await newest.close();
});

function servers(options: { idleMs?: number; allowHosts?: string[] } = {}): ToolServers {
  const outside = createOutside({ allowHosts: [newest.host, older.host], ...options });
  opened.push(outside);
  return outside.servers;
}
const failure = (work: Promise<unknown>) =>
  work.then(
    (value) => ({ value }),
    (error: { code: string; message: string; retry: object }) => ({ code: error.code, message: error.message, retry: error.retry }),
  );
const methods = () => newest.seen.map((message) => message.method);

describe.each<[string, () => McpServer]>([
  ["the reference server over stdio", () => everythingOverStdio],
  ["the reference server over HTTP", () => older.server],
])("%s", (_, server) => {
  test("lists its tools in order of name, and carries out calls", async () => {
    const both = servers();
    const tools = await both.list(server(), never);
    const names = tools.map((tool) => tool.name);
    expect(names).toEqual(names.toSorted());
    expect(tools.find((tool) => tool.name === "echo")).toMatchObject({
      description: expect.stringMatching(/echo/i),
      inputSchema: { type: "object", properties: { message: {} }, required: ["message"] },
    });
    expect(await both.call(server(), "echo", { message: "hi" }, never)).toBe("Echo: hi");
    expect(await both.call(server(), "get-structured-content", { location: "New York" }, never)).toMatchObject({
      temperature: expect.anything(),
      conditions: expect.anything(),
    });
    expect(await both.call(server(), "get-tiny-image", {}, never)).toMatch(/\[image\/png\]/);
  });
  test("a wrong call and an unknown tool fail, and are not tried again", async () => {
    const both = servers();
    expect(await failure(both.call(server(), "echo", {}, never))).toMatchObject({ code: "tool_failed", retry: { again: false } });
    expect(await failure(both.call(server(), "nothing", {}, never))).toMatchObject({ code: "tool_failed", retry: { again: false } });
  });
});

describe("other reference servers", () => {
  let folder: string;
  beforeAll(() => {
    // The server compares real paths, and a temporary folder may be behind a link.
    folder = realpathSync(mkdtempSync(path.join(tmpdir(), "baton-peers-")));
    writeFileSync(path.join(folder, "note.txt"), "The lift works again.");
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test("files of its folder are read and listed; a path outside of it is a failed call that is not tried again", async () => {
    const both = servers();
    const files = filesOverStdio(folder);
    expect(await both.call(files, "list_directory", { path: folder }, never)).toMatchObject({ content: "[FILE] note.txt" });
    expect(await both.call(files, "read_text_file", { path: path.join(folder, "note.txt") }, never)).toMatchObject({
      content: "The lift works again.",
    });
    expect(await failure(both.call(files, "read_text_file", { path: "/etc/hosts" }, never))).toMatchObject({
      code: "tool_failed",
      message: expect.stringMatching(/denied/i),
      retry: { again: false },
    });
  });

  test("a graph of memories takes nested values and gives them back as data", async () => {
    const both = servers();
    const memory = memoryOverStdio(path.join(folder, "memory.jsonl"));
    const lift = { name: "lift", entityType: "thing", observations: ["works again"] };
    await both.call(memory, "create_entities", { entities: [lift] }, never);
    expect(await both.call(memory, "read_graph", {}, never)).toMatchObject({ entities: [lift], relations: [] });
  });
});

describe("[S9] a program over stdio", () => {
  test("sees its own environment and nothing of ours", async () => {
    process.env["ANTHROPIC_API_KEY"] = "sk-canary";
    const env = await servers().call(everythingOverStdio, "get-env", {}, never);
    delete process.env["ANTHROPIC_API_KEY"];
    expect(env).toContain("hello");
    expect(env).not.toContain("sk-canary");
  });
  test("that does not exist is a failed tool, which may be tried again", async () => {
    const missing: McpServer = { transport: "stdio", command: "/nowhere/at-all", args: [], env: {} };
    expect(await failure(servers().list(missing, never))).toMatchObject({ code: "tool_failed", retry: { again: true } });
  });
});

describe("a server of the newest protocol", () => {
  test("is spoken to without a session, with its own headers", async () => {
    expect(await servers().call(newest.server, "add", { a: 2, b: 3 }, never)).toEqual({ sum: 5 });
    expect(methods()).toContain("server/discover");
    expect(methods()).not.toContain("initialize");
    expect(newest.seen.every((message) => message.headers["x-key"] === "k")).toBe(true);
  });
  test("is asked for its tools once, and one connection serves all who name it", async () => {
    const both = servers();
    newest.seen.length = 0;
    const lists = await Promise.all([1, 2, 3].map(() => both.list({ ...newest.server }, never)));
    await both.list(newest.server, never);
    expect(lists[0]?.map((tool) => tool.name)).toEqual(["add", "fail", "wait", "weather"]);
    expect(methods().filter((method) => method === "server/discover")).toHaveLength(1);
    // Three asked at the same moment; the fourth found the answer there.
    expect(methods().filter((method) => method === "tools/list").length).toBeLessThanOrEqual(3);
  });
  test("a tool that says that it failed, fails with its words", async () => {
    expect(await failure(servers().call(newest.server, "fail", {}, never))).toEqual({
      code: "tool_failed",
      message: "The tool fail failed: out of ink",
      retry: { again: false },
    });
  });
  test("[E7] a call that is stopped ends at once, here and there", async () => {
    const stopper = new AbortController();
    const both = servers();
    newest.seen.length = 0;
    const pending = failure(both.call(newest.server, "wait", {}, stopper.signal));
    await expect.poll(() => newest.seen.some((message) => message.params?.name === "wait")).toBe(true);
    stopper.abort(new Error("stopped"));
    expect(await pending).toMatchObject({ message: "stopped" });
    await expect.poll(() => newest.cut).toBe(1);
    expect(await both.call(newest.server, "weather", { city: "Oslo" }, never)).toBe("It rains in Oslo.");
  });
  test("an idle connection is closed, and the next call opens another", async () => {
    const both = servers({ idleMs: 1 });
    newest.seen.length = 0;
    const discoveries = () => methods().filter((method) => method === "server/discover").length;
    await both.call(newest.server, "weather", { city: "Rome" }, never);
    await expect
      .poll(async () => {
        await both.call(newest.server, "weather", { city: "Rome" } satisfies JsonObject, never);
        return discoveries();
      })
      .toBeGreaterThan(1);
  });
});

describe("[S8] a server at an inside address", () => {
  test("is refused like any other address", async () => {
    expect(await failure(servers({ allowHosts: [] }).list(newest.server, never))).toMatchObject({
      code: "address_refused",
      retry: { again: false },
    });
  });
  test("that lets nobody in is not asked again", async () => {
    const closed = await localServer((response) => response.writeHead(401).end());
    const server: McpServer = { transport: "http", url: `${closed.url}/mcp`, headers: {} };
    expect(await failure(servers({ allowHosts: [closed.host] }).list(server, never))).toMatchObject({
      code: "tool_failed",
      message: expect.stringMatching(/401/),
      retry: { again: false },
    });
    await closed.close();
  });
  test("that is not there may come back", async () => {
    const gone = await toolServer();
    await gone.close();
    const both = servers({ allowHosts: [gone.host] });
    expect(await failure(both.list(gone.server, never))).toMatchObject({ retry: { again: true } });
  });
});
