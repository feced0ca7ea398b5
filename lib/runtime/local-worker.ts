import "server-only";
import { databaseUrl } from "@/lib/data/pool";
import { startSimulated } from "@/lib/model/simulated/server";
import { handlers } from "@/lib/operations/handlers";
import { connectionsOf } from "@/lib/runtime/connections";
import { readEnvironment } from "@/lib/runtime/environment";
import { listPrices } from "@/lib/runtime/list-prices";
import { modelsFromEnv } from "@/lib/runtime/models";
import { operatorConnections } from "@/lib/runtime/operator-connections";
import { startWorker, type Worker } from "@/lib/runtime/worker";
import { createOutside } from "@/lib/tools/create-outside";

/** A worker in this process, as the environment says. Without BATON_SIM_URL it brings its own simulated model along. */
export async function startLocalWorker(): Promise<Worker> {
  const { simulated, allowHosts } = readEnvironment();
  const own = simulated.url === undefined ? await startSimulated({ speed: simulated.speed, latencyMs: simulated.latencyMs }) : null;
  const url = simulated.url ?? own?.url ?? "";
  // Read now, so that a file which cannot be read stops the start and not a run.
  operatorConnections();
  const outside = createOutside({ allowHosts });
  const worker = await startWorker({
    url: databaseUrl(),
    handlers,
    prices: listPrices,
    model: modelsFromEnv(process.env, url),
    outside,
    connections: connectionsOf,
  });
  return {
    id: worker.id,
    async stop(drainMs) {
      await worker.stop(drainMs);
      await outside.close();
      await own?.close();
    },
  };
}
