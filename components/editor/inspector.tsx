"use client";

import { Copy, Grid3x3, Repeat, Trash2, Waypoints } from "lucide-react";
import { Suspense, useCallback, useMemo, useState, type KeyboardEvent } from "react";
import { backToNode } from "@/components/editor/back-to-node";
import { removeAll } from "@/components/editor/commands";
import { Connections } from "@/components/editor/connections";
import { run, useDesk, useEditor, useFindings } from "@/components/editor/editor-context";
import { FirstSetting } from "@/components/editor/first-setting";
import { GraphSettings } from "@/components/editor/graph-settings";
import { groupSelection } from "@/components/editor/group-actions";
import { useLayout, useLayoutStore } from "@/components/editor/layout-store";
import { NodeHead } from "@/components/editor/node-head";
import { OutputPanel } from "@/components/editor/output-panel";
import { paste, pieceOf } from "@/components/editor/piece";
import { PolicySettings } from "@/components/editor/policy-settings";
import { previewOf } from "@/components/editor/preview";
import { scopeOf } from "@/components/editor/scope";
import { useLastValues } from "@/components/editor/use-last-values";
import { IconButton } from "@/components/ui/icon-button";
import { Skeleton } from "@/components/ui/skeleton";
import { TabPanel, Tabs } from "@/components/ui/tabs";
import { counted, estimatedMoney } from "@/lib/core/format";
import type { GraphNode } from "@/lib/graph/document";
import { definitionOf } from "@/lib/nodes/definitions";
import type { SettingsPatch } from "@/lib/nodes/inspector-props";
import { patchedConfig } from "@/lib/nodes/patched-config";
import { viewOf } from "@/lib/nodes/views";
import type { Estimate } from "@/lib/money/estimate";

/** What is selected, as a form; the graph's own settings where nothing is. */
export function Inspector() {
  const graph = useEditor((state) => state.graph);
  const selection = useEditor((state) => state.selection);
  const nodes = graph.nodes.filter((node) => selection.has(node.id));
  const [node] = nodes;
  if (node !== undefined && nodes.length === 1) return <NodeForm key={node.id} node={node} />;
  if (selection.size > 0) return <Several nodes={nodes.length} edges={selection.size - nodes.length} />;
  return <GraphSettings />;
}

type Tab = "settings" | "policy" | "connections" | "output";

function NodeForm({ node }: { node: GraphNode }) {
  const { graphId, store } = useDesk();
  const graph = useEditor((state) => state.graph);
  const { problems, estimate } = useFindings();
  const [tab, setTab] = useState<Tab>("settings");
  const configuring = useLayout((layout) => layout.configuring);
  if (configuring && tab !== "settings") setTab("settings");
  const { Inspector: Form } = viewOf(node.kind);
  const reach = useMemo(() => scopeOf(graph, node.id), [graph, node.id]);
  const { scope, look } = useLastValues(reach);
  const preview = useCallback((text: string) => previewOf(graphId, store.getState().graph, text), [graphId, store]);
  const executed = definitionOf(node.kind)?.role === "work";
  const mine = problems.filter((problem) => problem.nodeId === node.id);
  const change = (patch: SettingsPatch) =>
    store
      .getState()
      .edit(
        { type: "configure", id: node.id, config: patchedConfig(node.config, patch) },
        { key: `${node.id}/${Object.keys(patch).join()}` },
      );
  const tabs = [
    { value: "settings" as const, label: "Settings" },
    ...(executed ? [{ value: "policy" as const, label: "Policy" }] : []),
    {
      value: "connections" as const,
      label: "Connections",
      count: graph.edges.filter((edge) => edge.source === node.id || edge.target === node.id).length,
    },
    ...(executed ? [{ value: "output" as const, label: "Output" }] : []),
  ];
  // What Escape means to a list or an editor within a field is settled there; a popup is no part of the form.
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const isOurs = event.target instanceof Node && event.currentTarget.contains(event.target);
    if (event.key !== "Escape" || event.defaultPrevented || !isOurs) return;
    event.preventDefault();
    backToNode(node.id);
  };
  return (
    <div role="group" aria-label={`Settings of ${node.name || node.id}`} className="flex min-h-0 flex-1 flex-col" onKeyDown={onKeyDown}>
      <NodeHead node={node} />
      <Tabs aria-label="Parts of the node" value={tab} onValueChange={setTab} tabs={tabs} className="flex-1">
        <TabPanel value="settings" className="overflow-y-auto" onFocus={look}>
          <Suspense
            fallback={
              <div className="p-4">
                <Skeleton className="h-24" />
              </div>
            }
          >
            <FirstSetting>
              <Form
                node={node}
                change={change}
                scope={scope}
                preview={preview}
                likely={likelyOf(estimate, node.id)}
                problemOf={(field) => mine.find((problem) => problem.field === field) ?? null}
              />
            </FirstSetting>
          </Suspense>
        </TabPanel>
        {executed && (
          <TabPanel value="policy" className="overflow-y-auto">
            <PolicySettings node={node} />
          </TabPanel>
        )}
        <TabPanel value="connections" className="overflow-y-auto">
          <Connections node={node} />
        </TabPanel>
        {executed && (
          <TabPanel value="output" className="overflow-y-auto">
            <OutputPanel node={node} />
          </TabPanel>
        )}
      </Tabs>
    </div>
  );
}

function Several({ nodes, edges }: { nodes: number; edges: number }) {
  const { store } = useDesk();
  const layout = useLayoutStore();
  const what = [nodes > 0 ? counted(nodes, "node") : "", edges > 0 ? counted(edges, "edge") : ""].filter(Boolean).join(", ");
  const [only] = store.getState().selection;
  return (
    <header className="flex h-14 items-center gap-2 border-b border-line px-4">
      <Waypoints className="size-4 text-ink-3" aria-hidden />
      <h2 className="flex-1 text-section">{what}</h2>
      {nodes === 0 && edges === 1 && only !== undefined && <EdgeName id={only} />}
      {nodes > 0 && (
        <IconButton label="Duplicate" keys="⌘D" onClick={() => run(store, (graph, selection) => paste(graph, pieceOf(graph, selection)))}>
          <Copy />
        </IconButton>
      )}
      {nodes > 0 && (
        <>
          <IconButton label="Group in a map" keys="⌘G" onClick={() => groupSelection(store, "map")}>
            <Grid3x3 />
          </IconButton>
          <IconButton label="Group in a loop" onClick={() => groupSelection(store, "loop")}>
            <Repeat />
          </IconButton>
        </>
      )}
      <IconButton
        label="Delete"
        keys="⌫"
        onClick={() => {
          run(store, removeAll);
          layout.getState().show(null);
        }}
      >
        <Trash2 />
      </IconButton>
    </header>
  );
}

function EdgeName({ id }: { id: string }) {
  const graph = useEditor((state) => state.graph);
  const edge = graph.edges.find((each) => each.id === id);
  const nameOf = (node: string | undefined) => graph.nodes.find((each) => each.id === node)?.name ?? node ?? "";
  return edge === undefined ? null : (
    <span className="truncate text-small text-ink-2">
      {nameOf(edge.source)} to {nameOf(edge.target)}
    </span>
  );
}

function likelyOf(estimate: Estimate | null, node: string): string | null {
  const cost = estimate?.nodes[node]?.costNanoUsd.likely ?? "0";
  return BigInt(cost) === 0n ? null : estimatedMoney(cost);
}
