import type { CanvasState } from "@/components/canvas/canvas-store";
import type { Rect } from "@/components/canvas/geometry";
import type { Scene } from "@/components/canvas/scene";
import { turnTally } from "@/components/canvas/turns-run";
import type { CardState } from "@/lib/nodes/card-props";
import type { Tier } from "@/lib/model/catalogue";
import { definitionOf } from "@/lib/nodes/definitions";
import { modelIdOf } from "@/lib/nodes/model-settings";

/** A node as the overview draws it. */
export type OverviewItem = Rect & {
  id: string;
  kind: string;
  name: string;
  /** Empty: no model is asked. */
  model: string;
  /** What others stand on: a container, or the region of a plan. */
  ground: "container" | "region" | null;
  selected: boolean;
};
export type OverviewFacts = {
  state: CardState | null;
  cost: string;
  tier: Tier | null;
  failed: boolean;
  /** `24 of 48`: turns of a container that are over. */
  tally: string;
};

export function overviewItems({ nodes, rects }: Pick<Scene, "nodes" | "rects">): OverviewItem[] {
  return nodes.map((flow) => {
    const { id, selected = false } = flow;
    const place = { id, x: 0, y: 0, width: 0, height: 0, ...rects.get(id), selected };
    switch (flow.type) {
      case "card": {
        const { node } = flow.data;
        return {
          ...place,
          kind: node.kind,
          name: node.name || node.id,
          model: modelIdOf(definitionOf(node.kind)?.asks(node.config)?.model ?? ""),
          ground: flow.data.box.holds ? "container" : null,
        };
      }
      case "task":
        return { ...place, kind: "task", name: flow.data.task.title, model: flow.data.model ?? "", ground: null };
      case "tab":
        return { ...place, kind: flow.data.node.kind, name: flow.data.node.name, model: "", ground: null };
      case "region":
        return { ...place, kind: "", name: flow.data.title, model: "", ground: "region" };
    }
  });
}

export function factsOf(item: OverviewItem, { run, estimates, problems, modelOf }: CanvasState): OverviewFacts {
  const card = run?.cards.get(item.id) ?? null;
  return {
    state: card?.state ?? null,
    cost: card?.cost || (run === null ? (estimates.get(item.id) ?? "") : ""),
    tier: item.model === "" ? null : modelOf(item.model).tier,
    failed: card?.state === "failed" || (problems.get(item.id)?.errors ?? 0) > 0,
    tally: card?.turns == null ? "" : turnTally(card.turns),
  };
}

/** The topmost item under a point of the canvas: a card, or the container that it would stand in. */
export function itemAt(items: readonly OverviewItem[], x: number, y: number): OverviewItem | null {
  const under = items.filter((item) => x >= item.x && y >= item.y && x <= item.x + item.width && y <= item.y + item.height);
  return under.findLast((item) => item.ground === null) ?? under.findLast((item) => item.ground === "container") ?? null;
}
