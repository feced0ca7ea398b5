import type { ElkNode } from "elkjs";
import { gap, type Drawing, type Places } from "@/lib/graph/drawing";

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

/** How far below the top of a box an edge leaves it, or, without a port, arrives. */
export type PortHeight = (box: string, port: string | null) => number;

/** Edges end where the cards have their ports, so that what is connected stands in one line, and in the order of the ports. */
export function toElk({ boxes, edges }: Drawing, keepOrder: boolean, heightOf: PortHeight): ElkNode {
  const used = new Map<string, Set<string>>(boxes.map(({ id }) => [id, new Set()]));
  for (const { source, port } of edges) used.get(source)?.add(port);
  return {
    id: "drawing",
    layoutOptions: { ...spacing, ...(keepOrder && asPlaced) },
    children: boxes.map(({ id, width, height, at }) => ({
      id,
      width,
      height,
      ...at,
      ports: [
        elkPort(`${id}/in`, "WEST", { x: 0, y: heightOf(id, null) }),
        ...[...(used.get(id) ?? [])].map((port) => elkPort(`${id}/out/${port}`, "EAST", { x: width, y: heightOf(id, port) })),
      ],
      layoutOptions: {
        "elk.portConstraints": "FIXED_POS",
        ...(keepOrder && at !== null && { "elk.position": `(${at.x},${at.y})` }),
      },
    })),
    edges: edges.map(({ source, target, port }, index) => ({
      id: `e${index}`,
      sources: [`${source}/out/${port}`],
      targets: [`${target}/in`],
    })),
  };
}

function elkPort(id: string, side: "WEST" | "EAST", at: { x: number; y: number }) {
  return { id, ...at, width: 0, height: 0, layoutOptions: { "elk.port.side": side } };
}

export function toPlaces({ children = [] }: ElkNode): Places {
  return new Map(children.map(({ id, x = 0, y = 0 }) => [id, { x, y }]));
}
