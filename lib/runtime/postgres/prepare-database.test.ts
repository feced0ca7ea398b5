import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase, type FreshDatabase } from "@/lib/runtime/testing/fresh-database";
import { prepareDatabase } from "./prepare-database";

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
}, 60_000);
afterAll(() => database.drop());

test("a prepared database is prepared once, by however many processes ask", async () => {
  expect(await Promise.all([prepareDatabase(database.url), prepareDatabase(database.url)])).toEqual([[], []]);
});

test("an applied migration that was changed is refused by its name", async () => {
  await sql("update _prisma_migrations set checksum = 'other'");
  await expect(prepareDatabase(database.url)).rejects.toThrow(/_init was changed after it was applied/);
});

test("every test has a database of its own", async () => {
  const other = await freshDatabase();
  await sql("insert into owner (id, name) values ('a', 'A')");
  const client = new pg.Client({ connectionString: other.url });
  await client.connect();
  expect((await client.query("select * from owner")).rowCount).toBe(0);
  await client.end();
  await other.drop();
});

async function sql(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(statement);
  await client.end();
}
