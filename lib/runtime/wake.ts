import "server-only";
import { DBOSClient } from "@dbos-inc/dbos-sdk";
import type pg from "pg";
import type { RunId } from "@/lib/core/ids";

export const queueName = "runs";
export const workflowName = "drive";

/** Heard by every worker: there is a wake-up in the queue. */
export const wakeChannel = "baton_wake";
/** Heard by every worker: somebody asked a run for something; the payload is the run's id. */
export const askChannel = "baton_ask";

const shared = globalThis as { batonWakes?: Promise<DBOSClient> };

function client(url: string): Promise<DBOSClient> {
  shared.batonWakes ??= DBOSClient.create({ systemDatabaseUrl: url, systemDatabasePoolSize: 2, applicationName: "baton" });
  return shared.batonWakes;
}

export async function closeWakes(): Promise<void> {
  const open = shared.batonWakes;
  delete shared.batonWakes;
  await (await open)?.destroy();
}

/** Enqueues wake-up number `wake` of a run, in the caller's transaction; a worker hears of it when that commits. */
export async function enqueueWake(url: string, transaction: pg.ClientBase, run: RunId, wake: number): Promise<void> {
  const wakes = await client(url);
  await wakes.enqueueInTransaction(transaction, { queueName, workflowName, workflowID: `${run}/${wake}`, appVersion: "journal-1" }, run);
  await transaction.query("select pg_notify($1, '')", [wakeChannel]);
}
