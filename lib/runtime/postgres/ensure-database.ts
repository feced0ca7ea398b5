import "server-only";
import pg from "pg";
import { cluster, type Cluster } from "./cluster";
import { isAlive } from "./postmaster";
import { halt, serve, urlOf } from "./server";
import { until } from "./wait";

export type Database = {
  url: string;
  /** False: it is somebody else's, named by DATABASE_URL; then `alive` is always true and the stops do nothing. */
  embedded: boolean;
  adopted: boolean;
  alive: () => boolean;
  stop: () => Promise<void>;
  /** Stops it unless another program is still connected; tells whether it did. */
  stopIfUnused: () => Promise<boolean>;
};

type Options = { dataDir: string; databaseUrl?: string; name?: string; settings?: string[] };

/** The database of this installation: the one of DATABASE_URL, else the embedded one, adopted or started. */
export async function ensureDatabase({ dataDir, databaseUrl, name = "baton", settings }: Options): Promise<Database> {
  if (databaseUrl) return external(databaseUrl);
  const embedded = cluster(dataDir);
  const server = await serve(embedded, settings);
  const admin = urlOf(embedded, server.port, "postgres");
  await createDatabase(admin, name);
  return {
    url: urlOf(embedded, server.port, name),
    embedded: true,
    adopted: server.adopted,
    alive: () => isAlive(server.pid),
    stop: () => halt(embedded),
    stopIfUnused: () => stopIfUnused(embedded, admin),
  };
}

function external(url: string): Database {
  return { url, embedded: false, adopted: true, alive: () => true, stop: async () => undefined, stopIfUnused: async () => false };
}

async function createDatabase(admin: string, name: string): Promise<void> {
  await query(admin, async (client) => {
    const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [name]);
    if (rowCount) return;
    await client.query(`create database ${client.escapeIdentifier(name)}`).catch(ignoreExisting);
  });
}

function ignoreExisting(error: { code?: string }): void {
  const duplicate = error.code === "42P04" || error.code === "23505";
  if (!duplicate) throw error;
}

/** Connections of processes that just ended take a moment to vanish. */
async function stopIfUnused(embedded: Cluster, admin: string): Promise<boolean> {
  const others = "select 1 from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()";
  const unused = await query(admin, (client) =>
    until(async () => ((await client.query(others)).rowCount === 0 ? true : null), 2, 50),
  ).catch(() => true);
  if (unused) await halt(embedded);
  return unused === true;
}

async function query<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
