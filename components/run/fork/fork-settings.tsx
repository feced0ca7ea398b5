"use client";

// The forms of the kinds look as they do in the editor.
import "@/components/editor/editor.css";
import { Suspense, useCallback, useMemo } from "react";
import { previewOf } from "@/components/editor/preview";
import { scopeOf } from "@/components/editor/scope";
import { useRunFrame, useRunScene } from "@/components/run/run-context";
import { Skeleton } from "@/components/ui/skeleton";
import type { JsonObject } from "@/lib/core/json";
import type { GraphNode } from "@/lib/graph/document";
import type { Preview } from "@/lib/nodes/inspector-props";
import { patchedConfig } from "@/lib/nodes/patched-config";
import { viewOf } from "@/lib/nodes/views";

/** The settings of the step's node, in the form of its kind. What is changed counts in the new run alone; the graph stays. */
export function ForkSettings({ node, onChange }: { node: GraphNode; onChange: (config: JsonObject) => void }) {
  const { graph } = useRunScene();
  const graphId = useRunFrame().live.graphId;
  const { Inspector: Form } = viewOf(node.kind);
  const scope = useMemo(() => scopeOf(graph, node.id), [graph, node.id]);
  const preview = useCallback(
    async (text: string): Promise<Preview> =>
      graphId === null ? { missing: "The graph of this run is not saved." } : previewOf(graphId, graph, text),
    [graphId, graph],
  );
  return (
    <div
      role="group"
      aria-label="Settings in the new run"
      tabIndex={0}
      className="-mx-4 mb-3 max-h-72 overflow-y-auto border-y border-line -outline-offset-2"
    >
      <Suspense fallback={<Skeleton className="m-4 h-24" />}>
        <Form
          node={node}
          change={(patch) => onChange(patchedConfig(node.config, patch))}
          scope={scope}
          preview={preview}
          // What the new run is likely to cost stands at its start button.
          likely={null}
          problemOf={() => null}
        />
      </Suspense>
    </div>
  );
}
