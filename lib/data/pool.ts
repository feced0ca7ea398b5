import "server-only";
import pg from "pg";

const shared = globalThis as { batonPool?: pg.Pool };

/** The process's one pool, for Prisma and for the raw statements of the journal alike. */
export function pool(): pg.Pool {
  shared.batonPool ??= openPool(databaseUrl(), "baton");
  return shared.batonPool;
}

/** `application` is what Postgres shows for the sessions: a dead worker is known by its missing ones. */
export function openPool(url: string, application: string, max = 10): pg.Pool {
  const opened = new pg.Pool({ connectionString: url, max, application_name: application });
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
