"use client";

import { connect, offersFrom, refusedFrom } from "@/components/editor/commands";
import { run, useDesk, useEditor } from "@/components/editor/editor-context";
import { useLayoutStore } from "@/components/editor/layout-store";
import { KindTile } from "@/components/ui/kind-tile";
import { PickList } from "@/components/ui/pick-list";

/** Where an edge from this node, or to it, may go; and below that where none may, and why. */
export function ConnectList({ node }: { node: string }) {
  const { store } = useDesk();
  const graph = useEditor((state) => state.graph);
  const close = useLayoutStore().getState().ask;
  const offers = offersFrom(graph, node);
  const source = graph.nodes.find((each) => each.id === node);
  const allowed = offers.map(({ from, to, target }, index) => ({
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
  const refused = refusedFrom(graph, node).map(({ target, reason }) => ({
    id: `no/${target.id}`,
    label: target.name || target.id,
    start: <KindTile kind={target.kind} />,
    detail: reason,
    disabled: true,
  }));
  const onPick = (id: string) => {
    const offer = offers[Number(id)];
    if (offer !== undefined) run(store, (now) => connect(now, offer.from, offer.to), { select: [node] });
    close(null);
  };
  return (
    <PickList
      title={`Connect ${source?.name || node}`}
      picks={[...allowed, ...refused]}
      empty="There is nothing that it could be connected to."
      at={null}
      wide
      onPick={onPick}
      onClose={() => close(null)}
    />
  );
}
