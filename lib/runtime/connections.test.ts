import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { compile } from "@/lib/compile/compile";
import { aGraph } from "@/lib/graph/testing/graph-builder";
import { catalogue } from "@/lib/model/catalogue";
import { startRun } from "@/lib/runtime/start";
import { readEvents } from "@/lib/data/read-events";
import { seal } from "@/lib/auth/seal";
import { installationSecret } from "@/lib/auth/secret";
import { ensureOwner } from "@/lib/data/owners";
import { pool } from "@/lib/data/pool";
import { createSecret } from "@/lib/data/secrets";
import { createServer } from "@/lib/data/servers";
import { anAsker } from "@/lib/data/testing/stored-run";
import { connectionsOf } from "@/lib/runtime/connections";
import { freshDatabase, type FreshDatabase } from "@/lib/runtime/testing/fresh-database";

const ann = anAsker();
let fresh: FreshDatabase;
let folder: string;

beforeAll(async () => {
  fresh = await freshDatabase();
  folder = mkdtempSync(path.join(tmpdir(), "baton-connections-"));
  writeFileSync(path.join(folder, "secrets.json"), '{"SHARED": "operator", "ONLY_OPERATOR": "o"}');
  const mcpServers = {
    files: { command: "files", env: { KEY: "{{secrets.OWN}}" } },
    both: { url: "https://operator.example", headers: { "x-key": "{{secrets.OWN}}" } },
  };
  writeFileSync(path.join(folder, "mcp.json"), JSON.stringify({ mcpServers }));
  Object.assign(process.env, {
    DATABASE_URL: fresh.url,
    BATON_SECRET: "of-this-test-alone-0123456789abcdef",
    BATON_SECRETS_FILE: path.join(folder, "secrets.json"),
    BATON_MCP_CONFIG: path.join(folder, "mcp.json"),
  });
  await ensureOwner(ann, "Ann");
});
afterAll(async () => {
  await pool().end();
  await fresh.drop();
  rmSync(folder, { recursive: true });
});

async function keepSecret(name: string, value: string, secret = installationSecret()): Promise<void> {
  await createSecret(ann, { name, sealed: seal(value, { kind: "secret", ownerId: ann.ownerId, name }, secret) }, 100);
}
async function keepServer(name: string, headers: Record<string, string>): Promise<void> {
  const sealedHeaders = seal(JSON.stringify(headers), { kind: "headers", ownerId: ann.ownerId, name }, installationSecret());
  await createServer(ann, { name, url: `https://${name}.example`, sealedHeaders, headerNames: Object.keys(headers) }, 100);
}

test("[S9] a run has its owner's secrets and servers and the operator's, whose entry wins; headers are filled in, programs get theirs as they are", async () => {
  await keepSecret("OWN", "own value");
  await keepSecret("SHARED", "mine");
  await keepSecret("LOST", "of another installation", "another-secret-0123456789abcdef0123");
  await keepServer("search", { authorization: "Bearer {{secrets.OWN}}", "x-plain": "plain", "x-lost": "{{secrets.LOST}}" });
  await keepServer("both", {});
  const { secrets, servers } = await connectionsOf(ann.ownerId);
  expect(Object.fromEntries(secrets)).toEqual({ OWN: "own value", SHARED: "operator", ONLY_OPERATOR: "o" });
  expect(Object.fromEntries(servers)).toEqual({
    search: { transport: "http", url: "https://search.example", headers: { authorization: "Bearer own value", "x-plain": "plain" } },
    both: { transport: "http", url: "https://operator.example", headers: { "x-key": "own value" } },
    files: { transport: "stdio", command: "files", args: [], env: { KEY: "{{secrets.OWN}}" } },
    samples: { transport: "samples" },
  });
});

test("[S4] another owner's run has the operator's and ours alone", async () => {
  const { secrets, servers } = await connectionsOf(anAsker().ownerId);
  expect([...secrets.keys()]).toEqual(["SHARED", "ONLY_OPERATOR"]);
  expect([...servers.keys()]).toEqual(["samples", "files", "both"]);
});

test("[T9] a secret that somebody typed into the input of a run is masked in its first event and its title", async () => {
  const graph = aGraph()
    .node("start", "input", { fields: [{ key: "topic", type: "text" }] })
    .node("end", "output", { value: "{{start.topic}}" })
    .flow("start", "end")
    .build();
  const compiled = compile(graph, { catalogue });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
  const { spec, hash } = compiled.value;
  const wish = { graph, spec, specHash: hash, graphId: null, version: null, simulated: true, input: { topic: "it is own value!" } };
  const { id } = await startRun(ann, wish);
  expect(await readEvents(pool(), id)).toMatchObject([{ type: "run.queued", input: { topic: "it is •••OWN•••!" } }]);
  expect((await pool().query("select title from run where id = $1", [id])).rows).toEqual([{ title: "it is •••OWN•••!" }]);
});
