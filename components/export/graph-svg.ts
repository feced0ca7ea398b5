import { getBezierPath, getSmoothStepPath } from "@xyflow/react";
import type { CardFlowNode } from "@/components/canvas/flow-nodes";
import { sideOf } from "@/components/canvas/flow-nodes";
import { boundsOf, edgePorts, type Port, type Rect } from "@/components/canvas/geometry";
import type { Inks } from "@/components/canvas/inks";
import { SceneMaker } from "@/components/canvas/scene";
import { cut, escaped, wrapped, type Measure } from "@/components/export/svg-text";
import type { Graph, GraphEdge } from "@/lib/graph/document";
import { modelOf } from "@/lib/model/model-of";
import { definitionOf } from "@/lib/nodes/definitions";
import { modelIdOf } from "@/lib/nodes/model-settings";

/** What a picture is drawn with. `icon`: the inside of a kind's icon in a box of 24, with `currentColor`. */
export type Drawing = { inks: Inks; icon: (kind: string) => string; measure: Measure };
export type Picture = { svg: string; width: number; height: number };

const margin = 40;
const padding = 12;
const lineHeight = 18;

/** The graph as a plain SVG of shapes and text: no style sheet, no script, no web font. As large as on the canvas at 100 %. */
export function graphSvg(graph: Graph, drawing: Drawing): Picture {
  const { nodes, rects } = new SceneMaker().make({ graph, plans: [], open: new Set(), selected: new Set(), dragged: new Map() });
  const cards = nodes.flatMap((node) => (node.type === "card" ? [{ node, rect: rects.get(node.id) ?? nowhere }] : []));
  const bounds = boundsOf(cards.map(({ rect }) => rect)) ?? { x: 0, y: 0, width: 320, height: 160 };
  const [width, height] = [bounds.width + 2 * margin, bounds.height + 2 * margin];
  const ports = new Map(cards.map(({ node, rect }) => [node.id, { rect, ports: node.data.box.ports }]));
  const { inks } = drawing;
  const handsOver = new Set(graph.edges.flatMap(({ kind, source, target }) => (kind === "delegate" ? [source, target] : [])));
  const parts = [
    `<rect x="${bounds.x - margin}" y="${bounds.y - margin}" width="${width}" height="${height}" fill="${inks.desk}"/>`,
    ...cards.filter(({ node }) => node.data.box.holds).map(({ node, rect }) => cardOf(node, rect, drawing, handsOver)),
    ...graph.edges.map((edge) => edgeOf(edge, ports, inks)),
    ...cards.filter(({ node }) => !node.data.box.holds).map(({ node, rect }) => cardOf(node, rect, drawing, handsOver)),
  ];
  const box = `${bounds.x - margin} ${bounds.y - margin} ${width} ${height}`;
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}" width="${width}" height="${height}" font-family="'Instrument Sans', system-ui, sans-serif" role="img">`,
    `<title>${escaped(graph.name)}</title>`,
    ...parts,
    "</svg>",
  ].join("\n");
  return { svg, width, height };
}

const nowhere: Rect = { x: 0, y: 0, width: 0, height: 0 };

function cardOf(flow: CardFlowNode, rect: Rect, drawing: Drawing, handsOver: ReadonlySet<string>): string {
  const { node, box } = flow.data;
  const { inks } = drawing;
  const definition = definitionOf(node.kind);
  const isNote = definition?.role === "note";
  const fill = box.holds ? inks.panel : isNote ? inks["ask-bg"] : inks.card;
  const shape = `<rect x="${rect.x}" y="${rect.y}" width="${rect.width}" height="${rect.height}" rx="8" fill="${fill}" stroke="${inks["line-2"]}"/>`;
  // A diamond that hands out or takes no task says nothing in a picture.
  const ports = box.ports.filter((port) => port.shape !== "diamond" || handsOver.has(node.id));
  const inside = isNote ? noteText(node.name, node.config["text"], rect, drawing) : cardText(flow, rect, drawing);
  return [`<g>`, shape, ...inside, ...ports.map((port) => portOf(port, rect, inks)), "</g>"].join("");
}

function cardText({ data: { node, box } }: CardFlowNode, rect: Rect, { inks, icon, measure }: Drawing): string[] {
  const definition = definitionOf(node.kind);
  const room = rect.width - 2 * padding;
  const parts = [
    `<rect x="${rect.x + padding}" y="${rect.y + 8}" width="24" height="24" rx="6" fill="${inks.hover}"/>`,
    `<svg x="${rect.x + padding + 4}" y="${rect.y + 12}" width="16" height="16" viewBox="0 0 24 24" fill="none" stroke="currentColor" color="${inks["ink-2"]}" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round">${icon(node.kind)}</svg>`,
    line(
      cut(node.name || node.id, room - 32, (text) => measure(text, 13, 600)),
      rect.x + padding + 32,
      rect.y + 24,
      {
        size: 13,
        weight: 600,
        fill: inks.ink,
      },
    ),
  ];
  const asks = definition?.asks(node.config)?.model ?? null;
  if (asks !== null)
    parts.push(
      line(
        cut(modelOf(modelIdOf(asks)).label, room, (text) => measure(text, 12, 400)),
        rect.x + padding,
        rect.y + 54,
        {
          fill: inks["ink-2"],
        },
      ),
    );
  const outs = box.ports.filter((port) => port.direction === "out" && port.shape !== "diamond" && !port.inner && port.y > 40);
  for (const port of outs)
    parts.push(line(port.name, rect.x + rect.width - padding, rect.y + port.y + 4, { fill: inks["ink-2"], anchor: "end" }));
  if (box.holds || outs.length > 0) return parts;
  const top = asks === null ? 58 : 76;
  const most = Math.floor((rect.height - top + 8) / lineHeight);
  const said = asks === null ? (definition?.reads(node.config) ?? []).join(", ") : promptOf(definition?.texts(node.config) ?? []);
  const lines = wrapped(said, room, Math.min(most, 2), (text) => measure(text, 12, 400));
  return [
    ...parts,
    ...lines.map((text, index) => line(text, rect.x + padding, rect.y + top + index * lineHeight, { fill: inks["ink-3"] })),
  ];
}

/** What a model is asked, not what it is told to be. */
function promptOf(texts: readonly { field: string; text: string }[]): string {
  return (texts.find(({ field }) => field === "prompt") ?? texts.find(({ text }) => text !== ""))?.text ?? "";
}

function noteText(name: string, text: unknown, rect: Rect, { inks, measure }: Drawing): string[] {
  const said = (typeof text === "string" && text !== "" ? text : name).replaceAll("**", "");
  const most = Math.floor((rect.height - padding) / lineHeight);
  const lines = wrapped(said, rect.width - 2 * padding, most, (part) => measure(part, 12, 400));
  return lines.map((part, index) => line(part, rect.x + padding, rect.y + 24 + index * lineHeight, { fill: inks.ink }));
}

type Type = { size?: number; weight?: number; fill: string; anchor?: "end" };

function line(text: string, x: number, y: number, { size = 12, weight = 400, fill, anchor }: Type): string {
  const at = anchor === undefined ? "" : ` text-anchor="${anchor}"`;
  return `<text x="${x}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${fill}"${at}>${escaped(text)}</text>`;
}

function portOf(port: Port, rect: Rect, inks: Inks): string {
  const [x, y] = [rect.x + port.x, rect.y + port.y];
  switch (port.shape) {
    case "circle":
      return `<circle cx="${x}" cy="${y}" r="4.5" fill="${inks.card}" stroke="${inks["line-ui"]}" stroke-width="1.5"/>`;
    case "square":
      return `<rect x="${x - 4.5}" y="${y - 4.5}" width="9" height="9" fill="${inks.card}" stroke="${inks.fail}" stroke-width="1.5"/>`;
    case "diamond":
      return `<path d="M${x} ${y - 5}l5 5-5 5-5-5z" fill="${inks.card}" stroke="${inks["tier-plan"]}" stroke-width="1.5"/>`;
  }
}

type Ends = ReadonlyMap<string, { rect: Rect; ports: readonly Port[] }>;

/** Nothing where one of its ends is not there. */
function edgeOf(edge: GraphEdge, ends: Ends, inks: Inks): string {
  const [sourcePort, targetPort] = edgePorts(edge);
  const diamond = edge.kind === "delegate";
  const from = end(ends.get(edge.source), "out", sourcePort, diamond);
  const to = end(ends.get(edge.target), "in", targetPort, diamond);
  if (from === null || to === null) return "";
  const ways = { sourceX: from.x, sourceY: from.y, sourcePosition: from.side, targetX: to.x, targetY: to.y, targetPosition: to.side };
  const [path] = diamond ? getSmoothStepPath({ ...ways, borderRadius: 6 }) : getBezierPath(ways);
  const ink = diamond ? inks["tier-plan"] : sourcePort === "error" ? inks.fail : inks["line-ui"];
  return `<path d="${path}" fill="none" stroke="${ink}" stroke-width="1.5"${diamond ? ' stroke-dasharray="5 4"' : ""}/>`;
}

function end(at: { rect: Rect; ports: readonly Port[] } | undefined, direction: Port["direction"], name: string, diamond: boolean) {
  const port = at?.ports.find((each) => each.direction === direction && each.name === name && (each.shape === "diamond") === diamond);
  return at === undefined || port === undefined ? null : { x: at.rect.x + port.x, y: at.rect.y + port.y, side: sideOf(port) };
}
