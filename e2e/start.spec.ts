import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { startStack, type Stack } from "./support/start-stack";

// One stack of its own, killed in every way that a machine kills. Linux only: the processes are found through /proc.
test.skip(process.platform !== "linux", "processes are found through /proc");
test.describe.configure({ mode: "serial" });

const port = String(Number(process.env.E2E_PORT ?? 3210) + 1);
let stack: Stack;
test.beforeAll(async () => {
  test.setTimeout(180_000);
  stack = await startStack({ PORT: port });
});
test.afterAll(() => stack.stop());

for (const program of ["model.mjs", "worker.mjs", "next-server"]) {
  test(`${program} is started again after kill -9`, async () => {
    const before = childWith(program);
    process.kill(before!, "SIGKILL");
    await expect.poll(() => childWith(program) ?? before).not.toBe(before);
    await expect.poll(isReady).toBe(true);
  });
}

test("the database is started again after kill -9, on its address", async () => {
  const before = postmaster();
  process.kill(before!.pid, "SIGKILL");
  await expect.poll(() => postmaster()?.pid ?? before?.pid).not.toBe(before?.pid);
  await expect.poll(isReady).toBe(true);
  expect(postmaster()?.port).toBe(before?.port);
});

test("after kill -9 of the supervisor its programs leave, and the next start adopts the database", async () => {
  const server = postmaster()?.pid;
  process.kill(stack.pid, "SIGKILL");
  await expect.poll(isReady).toBe(false);
  stack = await startStack({ PORT: port, BATON_DATA_DIR: stack.dataDir });
  expect(postmaster()?.pid).toBe(server);
  await expect.poll(isReady).toBe(true);
});

test("a port in use is refused by name", async () => {
  await expect(startStack({ PORT: port })).rejects.toThrow(/Baton runs already/);
});

test("stopping it leaves nothing behind", async () => {
  const server = postmaster();
  await stack.stop();
  expect(() => process.kill(server!.pid, 0)).toThrow();
  expect(await isReady()).toBe(false);
});

async function isReady(): Promise<boolean> {
  try {
    return (await fetch(`${stack.url}/api/v1/health`)).ok;
  } catch {
    return false;
  }
}

/** The supervisor's child whose command line has the word. */
function childWith(word: string): number | undefined {
  const rows = execFileSync("ps", ["-eo", "pid=,ppid=,args="], { encoding: "utf8" }).split("\n");
  const columns = rows.map((row) => row.trim().split(/\s+/));
  return columns.flatMap(([pid, parent, ...args]) =>
    Number(parent) === stack.pid && args.join(" ").includes(word) ? [Number(pid)] : [],
  )[0];
}

/** Who serves the database. Nobody while a killed server's lock file is gone and the next one has not written its own. */
function postmaster(): { pid: number; port: number } | undefined {
  try {
    const lines = readFileSync(path.join(stack.dataDir, "postgres", "data", "postmaster.pid"), "utf8").split("\n");
    return { pid: Number(lines[0]), port: Number(lines[3]) };
  } catch {
    return undefined;
  }
}
