import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ensureDatabase, type Database } from "./ensure-database";
import { isAlive } from "./postmaster";
import { until } from "./wait";

// A data folder of its own: its server is killed here.
const dataDir = path.join(mkdtempSync(path.join(tmpdir(), "baton-ensure-")), "data");
let database: Database;
beforeAll(async () => {
  const [first] = await Promise.all([ensureDatabase({ dataDir }), ensureDatabase({ dataDir })]);
  database = first;
});
afterAll(async () => {
  await database.stop();
  rmSync(path.dirname(dataDir), { recursive: true, force: true });
});

test("two processes that start it at once share one server", async () => {
  const other = await ensureDatabase({ dataDir });
  expect(other).toMatchObject({ url: database.url, adopted: true, embedded: true });
});

test("others on the machine cannot read it", () => {
  expect(statSync(dataDir).mode & 0o777).toBe(0o700);
  expect(statSync(path.join(dataDir, "postgres", "password")).mode & 0o777).toBe(0o600);
});

test("after kill -9 it comes back on the same address with all that was committed", async () => {
  await sql("create table kept (value int)");
  await sql("insert into kept values (7)");
  process.kill(pid(), "SIGKILL");
  const again = await ensureDatabase({ dataDir });
  expect(again).toMatchObject({ url: database.url, adopted: false });
  expect(await sql("select value from kept")).toEqual([{ value: 7 }]);
});

test("it is not stopped under another program", async () => {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  expect(await database.stopIfUnused()).toBe(false);
  await client.end();
});

test("it stops when nobody uses it, and its process is gone", async () => {
  const server = pid();
  expect(await database.stopIfUnused()).toBe(true);
  expect(await until(() => (isAlive(server) ? null : true), 5)).toBe(true);
  database = await ensureDatabase({ dataDir });
});

test("DATABASE_URL is taken as it is, and never stopped", async () => {
  const external = await ensureDatabase({ dataDir, databaseUrl: database.url });
  expect(external).toMatchObject({ url: database.url, embedded: false });
  await external.stop();
  expect(await sql("select 1 as one")).toEqual([{ one: 1 }]);
});

function pid(): number {
  return Number(readFileSync(path.join(dataDir, "postgres", "data", "postmaster.pid"), "utf8").split("\n")[0]);
}

async function sql(statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}
