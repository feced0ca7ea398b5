import { readFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";

/** The database of the stack under test. There are no accounts yet, so a second person exists as rows only. */
export async function withDatabase<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const folder = path.join(process.env.E2E_DATA_DIR ?? ".data", "postgres");
  const read = (name: string) => readFileSync(path.join(folder, name), "utf8").trim();
  const client = new pg.Client({
    host: "127.0.0.1",
    port: Number(read("port")),
    user: "baton",
    password: read("password"),
    database: "baton",
  });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
