"use client";

import { useCreateGraph } from "@/components/graphs/new-graph";
import { Button } from "@/components/ui/button";
import type { Graph } from "@/lib/graph/document";

export function UseTemplate({ id, name, graph }: { id: string; name: string; graph: Graph }) {
  const { busy, create } = useCreateGraph();
  return (
    <Button size="small" aria-label={`Use template ${name}`} busy={busy} busyText="Opening" onClick={() => create(graph, id)}>
      Use template
    </Button>
  );
}
