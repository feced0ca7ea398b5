import { boundsOf, edgePorts, nodeBox, usedPorts, type NodeBox, type Rect } from "@/components/canvas/geometry";
import { markup, type Markup } from "@/components/export/page/markup";
import { cut, wrapped } from "@/components/export/svg-text";
import type { Graph, GraphEdge, GraphNode } from "@/lib/graph/document";
import { nestingOf } from "@/lib/graph/nesting";
import { tidy } from "@/lib/graph/tidy";
import { modelOf } from "@/lib/model/model-of";
import { definitionOf } from "@/lib/nodes/definitions";
import { modelIdOf } from "@/lib/nodes/model-settings";

/** A node's state at the end, and in words. */
export type NodeState = { state: string; word: string };
type Placed = { node: GraphNode; box: NodeBox; rect: Rect };

const margin = 24;

/** The graph as it ran. Colours come from the page's style, states from `stateOf` and later from its script. */
export function pageGraph(document: Graph, stateOf: (id: string) => NodeState | null): Markup {
  const graph = tidy(document);
  const [nesting, used] = [nestingOf(graph), usedPorts(graph)];
  const placed = nesting.inOrder.map((node): Placed => {
    const box = nodeBox(node, used.get(node.id));
    return { node, box, rect: { ...nesting.placeOf(node.id), width: box.width, height: box.height } };
  });
  const bounds = boundsOf(placed.map(({ rect }) => rect)) ?? { x: 0, y: 0, width: 320, height: 80 };
  const view = [bounds.x - margin, bounds.y - margin, bounds.width + 2 * margin, bounds.height + 2 * margin];
  const ends = new Map(placed.map((each) => [each.node.id, each]));
  const [grounds, cards] = [placed.filter(({ box }) => box.holds), placed.filter(({ box }) => !box.holds)];
  return markup`<svg viewBox="${view.join(" ")}" role="img" aria-label="${graph.name}, ${graph.nodes.length} nodes">
    ${grounds.map((each) => card(each, stateOf))}${graph.edges.map((edge) => line(edge, ends))}${cards.map((each) => card(each, stateOf))}
  </svg>`;
}

function card({ node, box, rect }: Placed, stateOf: (id: string) => NodeState | null): Markup {
  const isNote = definitionOf(node.kind)?.role === "note";
  const run = stateOf(node.id);
  const ground = isNote ? "note" : box.holds ? "ground" : "card";
  const { x, y, width, height } = rect;
  const room = width - 24;
  return markup`<g class="${ground}" data-node="${node.id}" ${run === null ? markup`` : markup` data-state="${run.state}"`}>
    <title>${node.name || node.id}${run === null ? "" : `: ${run.word}`}</title>
    <rect x="${x}" y="${y}" width="${width}" height="${height}" rx="8" />
    ${isNote ? note(node, rect) : markup`<text x="${x + 12}" y="${y + 25}" class="name">${cut(node.name || node.id, room, measure)}</text>`}
    ${isNote ? null : told(node, rect, room)}
    ${run === null ? null : markup`<text x="${x + width - 12}" y="${y + (height < 64 || box.holds ? 25 : height - 12)}" text-anchor="end" class="sign">${run.word}</text>`}
  </g>`;
}

/** The model where there is one, else the kind. */
function told(node: GraphNode, { x, y, height }: Rect, room: number): Markup | null {
  const definition = definitionOf(node.kind);
  const asks = definition?.asks(node.config)?.model ?? null;
  const said = asks === null ? (definition?.label ?? node.kind) : modelOf(modelIdOf(asks)).label;
  return height < 48 ? null : markup`<text x="${x + 12}" y="${y + 46}">${cut(said, room, measure)}</text>`;
}

function note(node: GraphNode, { x, y, width, height }: Rect): Markup[] {
  const text = node.config["text"];
  const said = (typeof text === "string" && text !== "" ? text : node.name).replaceAll("**", "");
  const lines = wrapped(said, width - 24, Math.floor((height - 12) / 18), measure);
  return lines.map((part, index) => markup`<text x="${x + 12}" y="${y + 24 + index * 18}">${part}</text>`);
}

/** Nothing can be measured here, and a name of capitals is half as long again: each sort of letter counts with what it takes at most. */
function measure(text: string): number {
  return [...text].reduce((sum, letter) => sum + (widths.find(([sort]) => sort.test(letter))?.[1] ?? 7), 0);
}

const widths: readonly [RegExp, number][] = [
  [/[ijl.,:;'|!() ]/, 4],
  [/[mwMW@%]/, 11],
  [/[A-Z]/, 8.5],
  [/[\u2e80-\u{1ffff}]/u, 13],
];

/** Nothing where one of its ends is not there. */
function line(edge: GraphEdge, ends: ReadonlyMap<string, Placed>): Markup {
  const [sourcePort, targetPort] = edgePorts(edge);
  const isHand = edge.kind === "delegate";
  const from = portAt(ends.get(edge.source), "out", sourcePort, isHand);
  const to = portAt(ends.get(edge.target), "in", targetPort, isHand);
  if (from === null || to === null) return markup``;
  const middle = (from.y + to.y) / 2;
  const bend = Math.max(24, Math.abs(to.x - from.x) / 2);
  const path = isHand
    ? `M${from.x} ${from.y}V${middle}H${to.x}V${to.y}`
    : `M${from.x} ${from.y}C${from.x + bend} ${from.y} ${to.x - bend} ${to.y} ${to.x} ${to.y}`;
  return markup`<path class="${isHand ? "hand" : "flow"}" d="${path}" />`;
}

function portAt(at: Placed | undefined, direction: "in" | "out", name: string, isHand: boolean): { x: number; y: number } | null {
  const port = at?.box.ports.find((each) => each.direction === direction && each.name === name && (each.shape === "diamond") === isHand);
  return at === undefined || port === undefined ? null : { x: at.rect.x + port.x, y: at.rect.y + port.y };
}
