import "server-only";
import { DBOS } from "@dbos-inc/dbos-sdk";
import { DBOSExecutor } from "@dbos-inc/dbos-sdk/internal/dbos-executor";
import { wfQueueRunner } from "@dbos-inc/dbos-sdk/internal/wfqueue";
import type pg from "pg";
import type { RunId } from "@/lib/core/ids";
import { isLiving } from "@/lib/data/workers";
import { queueName, workflowName } from "@/lib/runtime/wake";

/** Runs that one worker drives at once; calls are limited elsewhere. */
const runsPerWorker = 200;

/**
 * Hands wake-ups to this worker, by DBOS. Correctness does not rest on it: the epoch fence of the journal does (lib/data/drive.ts).
 * What it gives is queueing, and that a wake-up whose worker died is handed out again.
 */
export type WakeQueue = {
  /** Looks for wake-ups now instead of at the next poll. */
  poke(): Promise<void>;
  /** Looks for no more wake-ups: others are handed them. */
  close(): void;
  /** Hands out again what dead workers held. */
  recover(pool: pg.Pool): Promise<void>;
  stop(): Promise<void>;
};

export async function openWakeQueue(url: string, worker: string, drive: (run: RunId) => Promise<void>): Promise<WakeQueue> {
  // The body records no steps: whoever runs it again reads the journal and goes on from there.
  DBOS.registerWorkflow(async (run: string) => drive(run as RunId), { name: workflowName, maxRecoveryAttempts: 1_000 });
  DBOS.setConfig({
    name: "baton",
    systemDatabaseUrl: url,
    executorID: worker,
    applicationVersion: "journal-1",
    systemDatabasePoolSize: 8,
    logLevel: "error",
    runAdminServer: false,
  });
  await DBOS.launch();
  const queue = await DBOS.registerQueue(queueName, { workerConcurrency: runsPerWorker, minPollingIntervalMs: 1_000 });
  let closed = false;
  const poke = once(async () => {
    if (!closed) await pollNow(queue);
  });
  return {
    poke,
    close() {
      closed = true;
      (wfQueueRunner as unknown as Stoppable).stop?.();
    },
    async recover(pool) {
      const dead = await deadWorkers(pool);
      if (dead.length === 0) return;
      await DBOSExecutor.globalInstance?.recoverPendingWorkflows(dead);
      await poke();
    },
    stop: () => DBOS.shutdown({ deregister: true }),
  };
}

/** Public in the class, and not among DBOS's promises either: without it the wake-up is taken and left open for the next worker. */
type Stoppable = { stop?: () => void };

type Pollable = { pollQueue?: (executor: DBOSExecutor, queue: unknown) => Promise<boolean> };

/** Not part of DBOS's promises (its version is pinned, a test holds it): without it the queue's own poll, once a second, still works. */
async function pollNow(queue: unknown): Promise<void> {
  const executor = DBOSExecutor.globalInstance;
  // The method is private in the types only.
  const runner = wfQueueRunner as unknown as Pollable;
  if (executor !== undefined) await runner.pollQueue?.(executor, queue);
}

/** One at a time; a call during one makes one more after it. */
function once(work: () => Promise<void>): () => Promise<void> {
  let busy = false;
  let again = false;
  return async () => {
    again = true;
    if (busy) return;
    busy = true;
    try {
      while (again) {
        again = false;
        await work();
      }
    } finally {
      busy = false;
    }
  };
}

/** Workers that hold wake-ups and are not alive. */
async function deadWorkers(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ executor_id: string }>(
    `select distinct executor_id from dbos.workflow_status where status = 'PENDING' and executor_id is not null
       and executor_id not in (select id from worker_beat b where ${isLiving})`,
  );
  return rows.map((row) => row.executor_id);
}
