import "server-only";
import pg from "pg";

const shared = globalThis as { batonPool?: pg.Pool };

/** The process's one pool, for Prisma and for the raw statements of the journal alike. */
export function pool(): pg.Pool {
  shared.batonPool ??= openPool(databaseUrl(), "baton");
  return shared.batonPool;
}

/**
 * For sessions whose statements name rows by their keys. A plan is kept as long as its session, and one that was made while the table was
 * small would read all of the table ever after.
 */
export const byIndex = "set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off";

/** `application` is what Postgres shows for the sessions: a dead worker is known by its missing ones. `first`: said in each new session. */
export function openPool(url: string, application: string, max = 10, first?: string): pg.Pool {
  const onConnect = first === undefined ? undefined : (client: pg.ClientBase) => client.query(first);
  const options = { connectionString: url, max, application_name: application, onConnect };
  const opened = new pg.Pool(options);
  // An idle session that the server ends must not end the process: the next query opens another.
  opened.on("error", () => undefined);
  return opened;
}

export function databaseUrl(): string {
  const url = process.env["DATABASE_URL"];
  if (url === undefined || url === "")
    throw new Error("DATABASE_URL is not set: start Baton by `npm start`, which sets it for its processes");
  return url;
}
