"use client";

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
  return asking.what === "add" ? <AddList at={asking.at} screen={asking.screen} /> : <ConnectList node={asking.node} />;
}

function AddList({ at, screen }: { at: Position | null; screen: { x: number; y: number } | null }) {
  const add = useAddNode();
  const layout = useLayoutStore();
  const close = () => layout.getState().ask(null);
  const picks = kindGroups.flatMap(({ kinds }) =>
    kinds.map(({ kind, label, description }) => ({ id: kind, label, detail: description, start: <KindTile kind={kind} /> })),
  );
  const onPick = (kind: string) => {
    add(kind, at);
    close();
  };
  return <PickList title="Add a node" picks={picks} empty="No kind is called so." at={screen} onPick={onPick} onClose={close} />;
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
