import "server-only";
import { randomUUID } from "node:crypto";
import pg from "pg";
import { ensureDatabase } from "@/lib/runtime/postgres/ensure-database";
import { prepareDatabase } from "@/lib/runtime/postgres/prepare-database";
import { until } from "@/lib/runtime/postgres/wait";

export type FreshDatabase = { url: string; drop: () => Promise<void> };

/** A migrated, empty database of the test's own, copied from a template; call `drop` when done, after closing what is connected. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const template = await templateUrl();
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await onServer(template, (client) => client.query(`create database ${name} template template_baton`));
  const drop = () => onServer(template, (client) => dropWhenLeft(client, name));
  return { url: withDatabase(template, name), drop };
}

/** Clients that were closed a moment ago leave by themselves; cutting them off would throw in the test's process. */
async function dropWhenLeft(client: pg.Client, name: string): Promise<void> {
  const inside = async () => (await client.query("select 1 from pg_stat_activity where datname = $1", [name])).rowCount;
  await until(async () => ((await inside()) ? null : true), 3);
  await client.query(`drop database if exists ${name} with (force)`);
}

/** Starts the run's own cluster at the first call; several test processes may do this at once. */
async function templateUrl(): Promise<string> {
  const dataDir = process.env.BATON_TEST_CLUSTER;
  if (!dataDir) throw new Error("freshDatabase works in vitest only: vitest.config.ts names its global setup");
  const { url } = await ensureDatabase({ dataDir, settings: ["fsync=off"] });
  await onServer(url, makeTemplate);
  return url;
}

async function makeTemplate(client: pg.Client): Promise<void> {
  const exists = async () => (await client.query("select 1 from pg_database where datname = 'template_baton'")).rowCount;
  if (await exists()) return;
  await client.query("select pg_advisory_lock(1)");
  if (await exists()) return;
  await client.query("create database template_draft");
  await prepareDatabase(withDatabase(urlOf(client), "template_draft"));
  await client.query("alter database template_draft rename to template_baton");
}

function urlOf(client: pg.Client): string {
  return `postgresql://${client.user}:${client.password}@${client.host}:${client.port}/${client.database}`;
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

async function onServer(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
