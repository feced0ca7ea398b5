import { pool } from "@/lib/data/pool";
import { livingWorkers } from "@/lib/data/workers";
import { every } from "@/lib/runtime/every";
import { startLocalWorker } from "@/lib/runtime/local-worker";
import type { Worker } from "@/lib/runtime/worker";

/** Sees to it that a worker beats as long as this process needs one: whoever's it is, and else one of our own. */
export async function keepWorker(): Promise<{ stop: () => Promise<void> }> {
  let own: Worker | null = null;
  const look = async () => {
    if (own === null && (await livingWorkers(pool())).length === 0) own = await startLocalWorker();
  };
  await look();
  const watch = every(1_000, look);
  return {
    async stop() {
      await watch.stop();
      await own?.stop();
    },
  };
}
