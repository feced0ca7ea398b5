"use client";

import { useMemo } from "react";
import type { PortRef } from "@/components/canvas/canvas-store";
import { attach } from "@/components/editor/attach";
import { connect, offersFrom } from "@/components/editor/commands";
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

function toPick({ kind, label, description }: (typeof allKinds)[number]) {
  return { id: kind, label, detail: description, start: <KindTile kind={kind} /> };
}

function ConnectList({ node }: { node: string }) {
  const { store } = useDesk();
  const graph = useEditor((state) => state.graph);
  const close = useLayoutStore().getState().ask;
  const offers = offersFrom(graph, node);
  const source = graph.nodes.find((each) => each.id === node);
  const picks = offers.map(({ from, to, target }, index) => ({
    id: String(index),
    label: target.name || target.id,
    start: <KindTile kind={target.kind} />,
    detail: from.delegate
      ? from.direction === "out"
        ? "hands it tasks"
        : "takes tasks from it"
      : from.direction === "out"
        ? `from ${from.port} to its ${to.port}`
        : `from its ${to.port}`,
  }));
  const onPick = (id: string) => {
    const offer = offers[Number(id)];
    if (offer !== undefined) run(store, (now) => connect(now, offer.from, offer.to), { select: [node] });
    close(null);
  };
  return (
    <PickList
      title={`Connect ${source?.name ?? node}`}
      picks={picks}
      empty="There is nothing that it could be connected to."
      at={null}
      onPick={onPick}
      onClose={() => close(null)}
    />
  );
}
