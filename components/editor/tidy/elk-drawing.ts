import type { ElkNode } from "elkjs";
import { gap, portAt, type Drawing, type Places } from "@/lib/graph/drawing";

const spacing = {
  "elk.algorithm": "layered",
  "elk.direction": "RIGHT",
  "elk.spacing.nodeNode": `${gap.row}`,
  "elk.spacing.componentComponent": `${gap.row}`,
  "elk.layered.spacing.nodeNodeBetweenLayers": `${gap.column}`,
  // The quickest of what was measured that keeps long chains straight: a thousand nodes take about half a second.
  "elk.layered.nodePlacement.strategy": "BRANDES_KOEPF",
  "elk.layered.nodePlacement.bk.fixedAlignment": "BALANCED",
  "elk.layered.thoroughness": "3",
};

/** Columns and the order in them follow from where the boxes stand. */
const asPlaced = {
  "elk.layered.cycleBreaking.strategy": "INTERACTIVE",
  "elk.layered.layering.strategy": "INTERACTIVE",
  "elk.layered.crossingMinimization.semiInteractive": "true",
  "elk.separateConnectedComponents": "false",
};

/** Edges end at ports of a fixed height, so that cards of unlike heights stand in one line. */
export function toElk({ boxes, edges }: Drawing, keepOrder: boolean): ElkNode {
  const port = (id: string, side: "WEST" | "EAST", x: number) => ({
    id,
    x,
    y: portAt,
    width: 0,
    height: 0,
    layoutOptions: { "elk.port.side": side },
  });
  return {
    id: "drawing",
    layoutOptions: { ...spacing, ...(keepOrder && asPlaced) },
    children: boxes.map(({ id, width, height, at }) => ({
      id,
      width,
      height,
      ...at,
      ports: [port(`${id}/in`, "WEST", 0), port(`${id}/out`, "EAST", width)],
      layoutOptions: {
        "elk.portConstraints": "FIXED_POS",
        ...(keepOrder && at !== null && { "elk.position": `(${at.x},${at.y})` }),
      },
    })),
    edges: edges.map(([source, target], index) => ({ id: `e${index}`, sources: [`${source}/out`], targets: [`${target}/in`] })),
  };
}

export function toPlaces({ children = [] }: ElkNode): Places {
  return new Map(children.map(({ id, x = 0, y = 0 }) => [id, { x, y }]));
}
