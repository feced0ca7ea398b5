"use client";

import "@/components/editor/editor.css";
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { History } from "lucide-react";
import { useStore } from "zustand";
import { useActions } from "@/components/actions/registry";
import { Asking } from "@/components/editor/asking";
import { createAutosave } from "@/components/editor/autosave";
import { browserStorage, createDrafts, type Drafts, type FoundDraft } from "@/components/editor/drafts";
import { editorActions } from "@/components/editor/editor-actions";
import { EditorCanvas } from "@/components/editor/editor-canvas";
import { DeskContext, FindingsContext } from "@/components/editor/editor-context";
import { EditorHeader } from "@/components/editor/editor-header";
import { EditorImport } from "@/components/editor/editor-import";
import { EditorReading } from "@/components/editor/editor-reading";
import { createEditorStore } from "@/components/editor/editor-store";
import { FindPanel } from "@/components/editor/find-panel";
import { HistoryPanel } from "@/components/editor/history-panel";
import { Inspector } from "@/components/editor/inspector";
import { createLayout, LayoutContext, useLayout, useLayoutStore } from "@/components/editor/layout-store";
import { Notices } from "@/components/editor/notices";
import { Outline } from "@/components/editor/outline";
import { Palette } from "@/components/editor/palette";
import { createPins } from "@/components/editor/pins";
import { ProblemsPanel } from "@/components/editor/problems-panel";
import { savePort } from "@/components/editor/save-port";
import { SideResizer } from "@/components/editor/side-resizer";
import { TryNode } from "@/components/editor/try-node";
import { useClipboard } from "@/components/editor/use-clipboard";
import { useFindings } from "@/components/editor/use-findings";
import { useKnownNames } from "@/components/editor/use-known-names";
import { usePins } from "@/components/editor/use-pins";
import { ExportMenu } from "@/components/editor/export-menu";
import { RunForm } from "@/components/run/run-form";
import { useNarrow } from "@/components/run/use-narrow";
import { IconButton } from "@/components/ui/icon-button";
import { ShareDialog } from "@/components/shares/share-dialog";
import { newId } from "@/lib/core/ids";
import type { Graph } from "@/lib/graph/document";

type Props = { graphId: string; graph: Graph; revision: number };

/** One open graph. Mounted anew for each graph: stores are never shared. */
export function EditorPage({ graphId, graph: first, revision }: Props) {
  const [layout] = useState(() => createLayout(true));
  const [desk] = useState(() => {
    const store = createEditorStore(first);
    const drafts = createDrafts(graphId, browserStorage(), newId());
    const pins = createPins(graphId, browserStorage());
    return { graphId, store, drafts, pins, autosave: createAutosave(store, revision, savePort(graphId), drafts) };
  });
  const draft = useDraft(desk.drafts, first);
  const graph = useStore(desk.store, (state) => state.graph);
  const running = useStore(layout, (state) => state.running);
  const narrow = useNarrow();
  const pins = usePins(desk);
  const findings = useFindings(graph, useKnownNames(), pins);
  const canRun = useMemo(() => () => findings.estimate !== null, [findings]);
  useEffect(() => desk.autosave.start(), [desk]);
  useEffect(() => desk.pins.getState().load(), [desk]);
  useClipboard({ store: desk.store, layout });
  useActions(useCallback(() => editorActions({ ...desk, layout, canRun }), [desk, layout, canRun]));
  const prepare = useCallback(async () => {
    if (!(await desk.autosave.settle())) throw new Error("The graph could not be saved, so it was not run.");
  }, [desk]);

  return (
    <DeskContext value={desk}>
      <LayoutContext value={layout}>
        <FindingsContext value={findings}>
          <EditorHeader
            share={
              <>
                {!narrow && <HistoryButton />}
                {!narrow && <ExportMenu />}
                <ShareDialog target={{ what: "graph", id: graphId, name: graph.name }} />
              </>
            }
          />
          <Notices draft={draft} />
          {narrow ? <EditorReading graph={graph} estimate={findings.estimate} /> : <Drawing />}
          <Asking />
          <TryNode />
          <EditorImport />
          <RunForm
            open={running}
            onOpenChange={layout.getState().setRunning}
            graph={graph}
            graphId={graphId}
            version="draft"
            pins={pins}
            prepare={prepare}
          />
        </FindingsContext>
      </LayoutContext>
    </DeskContext>
  );
}

function Drawing() {
  const history = useLayout((layout) => layout.history);
  return (
    <div className="relative flex min-h-0 flex-1">
      <Palette />
      <Outline />
      <div className="relative flex min-w-0 flex-1 flex-col">
        <EditorCanvas />
        <FindPanel />
        <ProblemsPanel />
      </div>
      <SideResizer label={history ? "Versions" : "Inspector"}>{history ? <HistoryPanel /> : <Inspector />}</SideResizer>
    </div>
  );
}

function HistoryButton() {
  const open = useLayout((layout) => layout.history);
  const { setHistory } = useLayoutStore().getState();
  return (
    <IconButton label="Versions" aria-pressed={open} className={open ? "zoom-on" : undefined} onClick={() => setHistory(!open)}>
      <History />
    </IconButton>
  );
}

/** What the browser kept when the page was opened. The server has no storage, so the first paint knows of none. */
function useDraft(drafts: Drafts, graph: Graph): FoundDraft | null {
  const inBrowser = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return useMemo(() => (inBrowser ? drafts.find(graph) : null), [inBrowser, drafts, graph]);
}

function never(): () => void {
  return () => undefined;
}
