import type { NamedGraph } from "@/components/graphs/graph-menu";
import { call } from "@/lib/contract/client";
import { exportGraph } from "@/lib/contract/graphs";
import { serializeGraph } from "@/lib/graph/serialize";

/** Hands the browser the document in its canonical form with the graphs that it runs (G3), as `<slug>.baton.json`. */
export async function downloadGraph({ id, slug }: NamedGraph): Promise<void> {
  saveFile(`${slug}.baton.json`, serializeGraph(await call(exportGraph, { params: { graphId: id } })));
}

export function saveFile(name: string, content: string | Blob): void {
  const url = URL.createObjectURL(typeof content === "string" ? new Blob([content], { type: "application/json" }) : content);
  const link = Object.assign(document.createElement("a"), { href: url, download: name });
  link.click();
  URL.revokeObjectURL(url);
}
