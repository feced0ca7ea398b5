import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { startStack, type Stack } from "./support/start-stack";

// A database of somebody else (that of another installation) named by URL, and two installations that share it.
const port = Number(process.env.E2E_PORT ?? 3210);
const graph: unknown = JSON.parse(readFileSync("lib/graph/templates/research-brief.baton.json", "utf8"));

let home: Stack;
let guest: Stack;
test.beforeAll(async () => {
  test.setTimeout(240_000);
  home = await startStack({ PORT: String(port + 2) });
  const secret = readFileSync(path.join(home.dataDir, "secret"), "utf8");
  guest = await startStack({ PORT: String(port + 3), DATABASE_URL: databaseOf(home), BATON_SECRET: secret });
});
test.afterAll(async () => {
  await guest.stop();
  await home.stop();
});

test("[E12] two workers share the runs of one database, and when one is killed the other ends them all", async () => {
  const starts = Array.from({ length: 12 }, (_, index) => startRun(index % 2 ? home : guest));
  const runs = await Promise.all(starts);
  await expect.poll(async () => (await drivers(runs)).size, { timeout: 30_000 }).toBe(2);
  process.kill(workerOf(guest), "SIGKILL");
  await expect.poll(() => unfinished(runs), { timeout: 60_000 }).toEqual([]);
  for (const run of runs) expect(await read(run)).toMatchObject({ status: "succeeded", simulated: true });
});

async function startRun({ url }: Stack): Promise<string> {
  const answer = await fetch(`${url}/api/v1/runs`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ graph, input: { topic: "How tides shape a coast" } }),
  });
  expect(answer.status).toBe(202);
  return ((await answer.json()) as { id: string }).id;
}

async function read(run: string): Promise<{ status: string }> {
  return (await fetch(`${home.url}/api/v1/runs/${run}`)).json() as Promise<{ status: string }>;
}

async function unfinished(runs: string[]): Promise<string[]> {
  const all = await Promise.all(runs.map(async (id) => ({ id, ...(await read(id)) })));
  return all.flatMap(({ id, status }) => (["queued", "running", "waiting"].includes(status) ? [id] : []));
}

/** The workers that have driven the runs so far, by their journals. */
async function drivers(runs: string[]): Promise<Set<string>> {
  const names = await Promise.all(runs.map(driverOf));
  return new Set(names.filter((name) => name !== undefined));
}

async function driverOf(run: string): Promise<string | undefined> {
  const stream = await fetch(`${home.url}/api/v1/runs/${run}/events`, { headers: { accept: "application/x-ndjson" } });
  for await (const lines of stream.body!.pipeThrough(new TextDecoderStream())) {
    const started = /"worker":"([^"]+)"/.exec(lines);
    if (started) return started[1];
  }
  return undefined;
}

function databaseOf({ dataDir }: Stack): string {
  const file = (name: string) => readFileSync(path.join(dataDir, "postgres", name), "utf8").trim();
  return `postgresql://baton:${file("password")}@127.0.0.1:${file("port")}/baton`;
}

function workerOf(stack: Stack): number {
  const rows = execFileSync("ps", ["-eo", "pid=,ppid=,args="], { encoding: "utf8" }).split("\n");
  const row = rows
    .map((text) => text.trim().split(/\s+/))
    .find(([, parent, ...args]) => Number(parent) === stack.pid && args.join(" ").includes("worker.mjs"));
  return Number(row![0]);
}
