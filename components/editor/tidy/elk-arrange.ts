import ELK from "elkjs/lib/elk-api.js";
import { toElk, toPlaces, type PortHeight } from "@/components/editor/tidy/elk-drawing";
import type { Drawing, Places } from "@/lib/graph/drawing";

/** Lays drawings out in a worker, which lives as long as this. `keepOrder`: columns and rows stay as they are, only tidier. */
export function elkArranger(keepOrder: boolean, heightOf: PortHeight): { arrange: (drawing: Drawing) => Promise<Places>; end: () => void } {
  const elk = new ELK({ workerFactory: () => new Worker(new URL("./elk.worker.ts", import.meta.url), { type: "module" }) });
  return {
    arrange: async (drawing) => toPlaces(await elk.layout(toElk(drawing, keepOrder, heightOf))),
    end: () => elk.terminateWorker(),
  };
}
