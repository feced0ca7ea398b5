"use client";

import { useMemo } from "react";
import type { PortRef } from "@/components/canvas/canvas-store";
import { attach } from "@/components/editor/attach";
import { addAfter, waysOn } from "@/components/editor/add-after";
import { ConnectList } from "@/components/editor/connect-list";
import { run, useDesk, useEditor } from "@/components/editor/editor-context";
import { useLayout, useLayoutStore } from "@/components/editor/layout-store";
import { kindGroups } from "@/components/editor/kinds";
import { useAddNode } from "@/components/editor/use-add-node";
import { PickList } from "@/components/ui/pick-list";
import { KindTile } from "@/components/ui/kind-tile";
import type { Position } from "@/lib/graph/document";

/** The list in front: which node to add, or which port to connect. */
export function Asking() {
  const asking = useLayout((layout) => layout.asking);
  if (asking === null) return null;
  switch (asking.what) {
    case "add":
      return <AddList at={asking.at} screen={asking.screen} />;
    case "attach":
      return <AttachList from={asking.from} at={asking.at} screen={asking.screen} />;
    case "connect":
      return <ConnectList node={asking.node} />;
    case "after":
      return <AfterList node={asking.node} />;
  }
}

const allKinds = kindGroups.flatMap(({ kinds }) => kinds);

/** What may stand at the end of an edge that was let go over the empty canvas. */
function AttachList({ from, at, screen }: { from: PortRef; at: Position; screen: Position }) {
  const { store } = useDesk();
  const graph = useEditor((state) => state.graph);
  const close = useLayoutStore().getState().ask;
  const picks = useMemo(() => allKinds.filter(({ kind }) => attach(graph, kind, at, from) !== null).map(toPick), [graph, at, from]);
  const onPick = (kind: string) => {
    run(store, (now) => attach(now, kind, at, from) ?? { edits: [], select: [] });
    close(null);
  };
  return (
    <PickList
      title="Connect to a new node"
      picks={picks}
      empty="No kind of this name can be connected here."
      at={screen}
      onPick={onPick}
      onClose={() => close(null)}
    />
  );
}

function AddList({ at, screen }: { at: Position | null; screen: { x: number; y: number } | null }) {
  const add = useAddNode();
  const layout = useLayoutStore();
  const close = () => layout.getState().ask(null);
  const picks = allKinds.map(toPick);
  const onPick = (kind: string) => {
    add(kind, at);
    close();
  };
  return <PickList title="Add a node" picks={picks} empty="No kind is called so." at={screen} onPick={onPick} onClose={close} />;
}

/** Each kind by each port that it can hang on: an executor after a planner, or below it as its delegate. */
function AfterList({ node }: { node: string }) {
  const { store } = useDesk();
  const graph = useEditor((state) => state.graph);
  const layout = useLayoutStore();
  const close = () => layout.getState().ask(null);
  const ways = useMemo(() => waysOn(graph, node), [graph, node]);
  const picks = useMemo(
    () =>
      ways.flatMap((from, way) =>
        allKinds
          .filter(({ kind }) => addAfter(graph, kind, from) !== null)
          .map((kind) => ({ ...toPick(kind), id: `${way}/${kind.kind}`, detail: hanging(from, ways) ?? kind.description })),
      ),
    [graph, ways],
  );
  const onPick = (id: string) => {
    const [way, kind = ""] = id.split("/");
    const from = ways[Number(way)];
    close();
    if (from === undefined) return;
    run(store, (now) => addAfter(now, kind, from) ?? { edits: [], select: [] });
    const [added] = store.getState().selection;
    layout.getState().show(added ?? null);
  };
  const name = graph.nodes.find((each) => each.id === node)?.name || node;
  const empty = ways.length === 0 ? `Nothing comes after ${name}: it gives no value.` : "No kind is called so.";
  return <PickList title={`Add a node after ${name}`} picks={picks} empty={empty} at={null} onPick={onPick} onClose={close} />;
}

/** Which port it is, where there are several. */
function hanging({ delegate, port }: PortRef, ways: readonly PortRef[]): string | null {
  if (delegate) return "takes its tasks";
  return ways.filter((way) => !way.delegate).length > 1 ? `from ${port}` : null;
}

function toPick({ kind, label, description }: (typeof allKinds)[number]) {
  return { id: kind, label, detail: description, start: <KindTile kind={kind} /> };
}
