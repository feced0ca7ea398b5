import type { Action } from "@/components/actions/action";
import type { Given } from "@/components/editor/editor-actions";
import { run } from "@/components/editor/editor-context";
import { reorder } from "@/components/editor/reorder";
import { single } from "@/components/editor/single";

/** What only the outline shows: the order of nodes between which the flow says nothing. */
export function outlineActions({ store, layout }: Given): Action[] {
  const only = single(store);
  const move = (way: "earlier" | "later") => () => {
    if (only === undefined) return;
    const { command, said } = reorder(store.getState().graph, only, way);
    run(store, () => command);
    layout.getState().say(said);
  };
  const shared = { group: "Outline", where: "canvas", can: () => only !== undefined && layout.getState().outline } as const;
  return [
    { ...shared, id: "earlier", label: "Move before the node above", keys: ["alt+arrowup"], words: "order swap", run: move("earlier") },
    { ...shared, id: "later", label: "Move after the node below", keys: ["alt+arrowdown"], words: "order swap", run: move("later") },
  ];
}
