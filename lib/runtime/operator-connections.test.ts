import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readOperatorConnections } from "@/lib/runtime/operator-connections";

let folder: string;
beforeAll(() => void (folder = mkdtempSync(path.join(tmpdir(), "baton-operator-"))));
afterAll(() => rmSync(folder, { recursive: true }));

function file(text: string): string {
  const at = path.join(folder, `${Math.random()}.json`);
  writeFileSync(at, text);
  return at;
}
const none = { secretsFile: undefined, mcpConfig: undefined };
const said = (files: Partial<typeof none | { secretsFile: string; mcpConfig: string }>) => {
  try {
    readOperatorConnections({ ...none, ...files });
  } catch (cause) {
    return (cause as Error).message;
  }
  return null;
};

describe("the operator's files", () => {
  test("[S9] connect secrets, programs and addresses for everybody", () => {
    const secretsFile = file('{"API_KEY": "k"}');
    const mcpConfig = file(
      '{"mcpServers": {"notes": {"command": "npx", "args": ["notes"], "type": "stdio"}, "search": {"url": "https://s.example/mcp", "headers": {"authorization": "Bearer {{secrets.API_KEY}}"}}}}',
    );
    const { secrets, servers } = readOperatorConnections({ secretsFile, mcpConfig });
    expect([...secrets]).toEqual([["API_KEY", "k"]]);
    expect(Object.fromEntries(servers)).toEqual({
      notes: { transport: "stdio", command: "npx", args: ["notes"], env: {} },
      search: { transport: "http", url: "https://s.example/mcp", headers: { authorization: "Bearer {{secrets.API_KEY}}" } },
    });
  });
  test("connect nothing where none is named", () => {
    expect(readOperatorConnections(none)).toEqual({ secrets: new Map(), servers: new Map() });
  });
  test("that are not there, are no JSON or have another shape are named, with the place and without a value", () => {
    const missing = path.join(folder, "missing.json");
    expect(said({ secretsFile: missing })).toBe(`BATON_SECRETS_FILE: ${missing} cannot be read (ENOENT).`);
    const broken = file('{"API_KEY": canary}');
    expect(said({ secretsFile: broken })).toBe(`BATON_SECRETS_FILE: ${broken} is not JSON.`);
    const wrong = file('{"API_KEY": {"value": "canary"}, "key": "canary"}');
    expect(said({ secretsFile: wrong })).toMatch(/^BATON_SECRETS_FILE: .*Look at: API_KEY, key\.$/);
    const server = file('{"mcpServers": {"search": {"url": "file:///etc/passwd"}}}');
    expect(said({ mcpConfig: server })).toMatch(/^BATON_MCP_CONFIG: .*Look at: mcpServers\.search\.url\.$/);
  });
});
