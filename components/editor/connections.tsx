"use client";

import { Plus, X } from "lucide-react";
import { removeAll } from "@/components/editor/commands";
import { edgeWords } from "@/components/editor/edge-words";
import { run, useDesk, useEditor } from "@/components/editor/editor-context";
import { useLayoutStore } from "@/components/editor/layout-store";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import type { GraphNode } from "@/lib/graph/document";

/** The node's edges in words, to be removed or added to without a pointer. */
export function Connections({ node }: { node: GraphNode }) {
  const { store } = useDesk();
  const layout = useLayoutStore();
  const graph = useEditor((state) => state.graph);
  const nameOf = (id: string) => graph.nodes.find((each) => each.id === id)?.name || id;
  const edges = graph.edges.filter((edge) => edge.source === node.id || edge.target === node.id);
  return (
    <div className="inspector-section">
      {edges.length === 0 && <p className="inspector-remark">Nothing is connected yet.</p>}
      <ul>
        {edges.map((edge) => (
          <li key={edge.id} className="flex h-8 items-center gap-2 border-b border-line text-base">
            <span className="min-w-0 flex-1 truncate">
              {edgeWords(edge, node.id, nameOf(edge.source === node.id ? edge.target : edge.source))}
            </span>
            <IconButton
              label={`Remove the edge from ${nameOf(edge.source)} to ${nameOf(edge.target)}`}
              size="row"
              onClick={() => run(store, (now) => removeAll(now, new Set([edge.id])), { select: [node.id] })}
            >
              <X />
            </IconButton>
          </li>
        ))}
      </ul>
      <Button onClick={() => layout.getState().ask({ what: "connect", node: node.id })}>
        <Plus />
        Connect to …
      </Button>
    </div>
  );
}
