import type { NamedGraph } from "@/components/graphs/graph-menu";
import { call } from "@/lib/contract/client";
import { getGraph } from "@/lib/contract/graphs";
import { serializeGraph } from "@/lib/graph/serialize";

/** Hands the browser the document in its canonical form, as `<slug>.baton.json`. */
export async function downloadGraph(graph: NamedGraph): Promise<void> {
  const { graph: document, slug } = await call(getGraph, { params: { graphId: graph.id } });
  saveFile(`${slug}.baton.json`, serializeGraph(document));
}

export function saveFile(name: string, content: string | Blob): void {
  const url = URL.createObjectURL(typeof content === "string" ? new Blob([content], { type: "application/json" }) : content);
  const link = Object.assign(document.createElement("a"), { href: url, download: name });
  link.click();
  URL.revokeObjectURL(url);
}
