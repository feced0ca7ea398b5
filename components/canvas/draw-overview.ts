import { drawBlocks, drawLines } from "@/components/canvas/draw-blocks";
import type { Ink } from "@/components/canvas/inks";
import {
  edgeLook,
  endsOf,
  outline,
  pen,
  placeOf,
  rounded,
  stateInks,
  tierInks,
  type Brush,
  type OverviewEdge,
  type OverviewView,
} from "@/components/canvas/overview-brush";
import type { OverviewFacts, OverviewItem } from "@/components/canvas/overview-item";
import { blocksBelow } from "@/components/canvas/viewport";
import type { CardState } from "@/lib/nodes/card-props";

/** The whole graph below 60 %: labels down to 30 %, then blocks. Text keeps 12 px at every zoom. */
export function drawOverview(
  brush: Brush,
  items: readonly OverviewItem[],
  edges: readonly OverviewEdge[],
  factsOf: (item: OverviewItem) => OverviewFacts,
): void {
  const { context, view } = brush;
  context.clearRect(0, 0, view.width, view.height);
  const seen = items.filter((item) => isSeen(item, view));
  for (const item of seen) if (item.ground !== null) drawGround(brush, item, factsOf(item));
  const cards = seen.filter((item) => item.ground === null);
  if (view.zoom < blocksBelow) {
    drawLines(brush, edges);
    drawBlocks(brush, cards, factsOf);
    return;
  }
  for (const edge of edges) drawCurve(brush, edge);
  for (const item of cards) drawLabel(brush, item, factsOf(item));
}

function isSeen(item: OverviewItem, { x, y, zoom, width, height }: OverviewView): boolean {
  const left = item.x * zoom + x;
  const top = item.y * zoom + y;
  return left < width && top < height && left + item.width * zoom > 0 && top + item.height * zoom > -20;
}

/** Groups say their name, and how far they are, above. */
function drawGround({ context, view, inks }: Brush, item: OverviewItem, facts: OverviewFacts): void {
  const place = placeOf(item, view);
  const { left, top, width, height } = place;
  rounded(context, left, top, width, height, 6);
  context.fillStyle = item.ground === "container" ? inks.desk : inks.panel;
  context.strokeStyle = inks[borderOf(facts.state)];
  context.lineWidth = 1;
  context.setLineDash(isQuiet(facts.state) ? [3, 3] : []);
  context.fill();
  context.stroke();
  outline({ context, inks }, item, facts, place);
  context.fillStyle = isQuiet(facts.state) ? inks["ink-3"] : inks.ink;
  context.font = `600 12px ${inks.font}`;
  context.fillText(fitted(context, facts.tally === "" ? item.name : `${item.name}  ${facts.tally}`, width), left, top - 6);
}

function drawCurve({ context, view, inks }: Brush, edge: OverviewEdge): void {
  const ends = endsOf(edge, view);
  if (ends === null) return;
  const [x1, y1, x2, y2] = ends;
  pen({ context, inks }, edgeLook(edge));
  context.beginPath();
  context.moveTo(x1, y1);
  const bend = Math.max(20, Math.abs(x2 - x1) / 2);
  if (edge.sort === "delegate") context.bezierCurveTo(x1, (y1 + y2) / 2, x2, (y1 + y2) / 2, x2, y2);
  else context.bezierCurveTo(x1 + bend, y1, x2 - bend, y2, x2, y2);
  context.stroke();
}

function isQuiet(state: CardState | null): boolean {
  return state === "waiting" || state === "skipped" || state === "cancelled";
}

function drawLabel({ context, view, inks, icons }: Brush, item: OverviewItem, facts: OverviewFacts): void {
  const place = placeOf(item, view);
  const { left, top, width, height } = place;
  rounded(context, left, top, width, height, 6);
  context.fillStyle = isQuiet(facts.state) ? inks.panel : inks.card;
  context.strokeStyle = inks[borderOf(facts.state)];
  context.lineWidth = 1;
  context.setLineDash(isQuiet(facts.state) ? [3, 3] : []);
  context.fill();
  context.stroke();
  outline({ context, inks }, item, facts, place);
  const room = width - 14;
  const tall = height >= 34;
  if (tall) {
    drawIcon({ context, icons }, item.kind, left + 7, top + 5, inks["ink-3"]);
    if (facts.state !== null)
      drawIcon({ context, icons }, `state:${facts.state}`, left + width - 20, top + 5, inks[stateInks[facts.state]]);
  }
  context.fillStyle = isQuiet(facts.state) ? inks["ink-3"] : inks.ink;
  context.font = `600 12px ${inks.font}`;
  context.fillText(fitted(context, item.name, room), left + 7, tall ? top + 31 : top + height / 2 + 4);
  if (height < 52 || facts.tier === null) return;
  drawIcon({ context, icons }, `tier:${facts.tier}`, left + 6, top + 37, inks[tierInks[facts.tier]]);
  context.fillStyle = inks["ink-2"];
  context.font = `400 12px ${inks.font}`;
  context.fillText(fitted(context, facts.cost, room - 18), left + 24, top + 48);
}

function borderOf(state: CardState | null): Ink {
  switch (state) {
    case "running":
      return "accent-ln";
    case "failed":
      return "fail";
    case "asking":
      return "ask";
    case "reused":
      return "reuse";
    default:
      return "line-2";
  }
}

/** Icons are drawn from a 24 box at 14 px. */
function drawIcon({ context, icons }: Pick<Brush, "context" | "icons">, name: string, left: number, top: number, colour: string): void {
  const path = icons(name);
  if (path === null) return;
  context.save();
  context.translate(left, top);
  context.scale(14 / 24, 14 / 24);
  context.strokeStyle = colour;
  context.lineWidth = 2;
  context.lineCap = "round";
  context.lineJoin = "round";
  context.setLineDash([]);
  context.stroke(path);
  context.restore();
}

/** The text, or as much of it as there is room for. */
function fitted(context: CanvasRenderingContext2D, text: string, room: number): string {
  if (context.measureText(text).width <= room) return text;
  let end = text.length;
  while (end > 0 && context.measureText(`${text.slice(0, end)}…`).width > room) end = Math.floor(end * 0.9) - (end < 10 ? 1 : 0);
  return end <= 0 ? "" : `${text.slice(0, end)}…`;
}
