"use client";

import { useState } from "react";
import { GraphCanvas, type EstimateOfNodes } from "@/components/canvas/graph-canvas";
import { SharedNode } from "@/components/shares/shared-node";
import type { Graph } from "@/lib/graph/document";

type Props = { graph: Graph; estimate: EstimateOfNodes | null };

/** A graph in a window too narrow for drawing: looked at and run, and each node's settings read. */
export function EditorReading({ graph, estimate }: Props) {
  const [selected, setSelected] = useState<string | null>(null);
  const node = graph.nodes.find(({ id }) => id === selected);
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <section aria-label="Canvas" tabIndex={-1} className="relative min-h-0 flex-1 bg-desk outline-none">
        <GraphCanvas graph={graph} estimate={estimate} selected={selected} onSelect={setSelected} />
      </section>
      <aside
        aria-label="Detail"
        tabIndex={-1}
        className="max-h-[45%] shrink-0 overflow-y-auto border-t border-line bg-panel p-4 outline-none"
      >
        {node === undefined ? (
          <p className="text-base text-ink-2">A wider window is needed to change the graph. Here it can be looked at and run.</p>
        ) : (
          <SharedNode node={node} />
        )}
      </aside>
    </div>
  );
}
