import "server-only";
import type { ModelPort } from "@/lib/model/port";
import { handlers } from "@/lib/operations/handlers";
import { listPrices } from "@/lib/runtime/list-prices";
import { startWorker, type Worker } from "@/lib/runtime/worker";
import { noConnections } from "@/lib/tools/connections";
import { createOutside } from "@/lib/tools/create-outside";

/** A real worker on a test's database, with a model of the test's own and nothing connected. */
export function startTestWorker(url: string, model: ModelPort): Promise<Worker> {
  const outside = createOutside({ allowHosts: [] });
  return startWorker({ url, handlers, prices: listPrices, model: () => model, outside, connections: async () => noConnections });
}
