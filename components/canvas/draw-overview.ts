import type { OverviewFacts, OverviewItem } from "@/components/canvas/overview-item";
import type { Ink, Inks } from "@/components/canvas/inks";
import type { EdgeRun } from "@/components/canvas/canvas-run";
import { blocksBelow } from "@/components/canvas/viewport";
import type { CardState } from "@/lib/nodes/card-props";
import type { Tier } from "@/lib/model/catalogue";

export type Icons = (name: string) => Path2D | null;
export type OverviewEdge = {
  from: { x: number; y: number };
  to: { x: number; y: number };
  sort: string;
  state: EdgeRun | null;
  selected: boolean;
};
export type OverviewView = { x: number; y: number; zoom: number; width: number; height: number };

type Brush = { context: CanvasRenderingContext2D; view: OverviewView; inks: Inks; icons: Icons };

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
  for (const edge of edges) drawEdge(brush, edge);
  const draw = view.zoom < blocksBelow ? drawBlock : drawLabel;
  for (const item of seen) if (item.ground === null) draw(brush, item, factsOf(item));
}

function isSeen(item: OverviewItem, { x, y, zoom, width, height }: OverviewView): boolean {
  const left = item.x * zoom + x;
  const top = item.y * zoom + y;
  return left < width && top < height && left + item.width * zoom > 0 && top + item.height * zoom > -20;
}

function placeOf(item: OverviewItem, { x, y, zoom }: OverviewView) {
  return { left: item.x * zoom + x, top: item.y * zoom + y, width: item.width * zoom, height: item.height * zoom };
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

function drawEdge({ context, view, inks }: Brush, edge: OverviewEdge): void {
  const [x1, y1, x2, y2] = [edge.from.x, edge.from.y, edge.to.x, edge.to.y].map(
    (value, index) => value * view.zoom + (index % 2 === 0 ? view.x : view.y),
  ) as [number, number, number, number]; // four in, four out
  if (Math.max(x1, x2) < 0 || Math.min(x1, x2) > view.width || Math.max(y1, y2) < 0 || Math.min(y1, y2) > view.height) return;
  const look = edgeLook(edge);
  context.strokeStyle = inks[look.ink];
  context.lineWidth = look.width;
  context.setLineDash(look.dash);
  context.beginPath();
  context.moveTo(x1, y1);
  const bend = Math.max(20, Math.abs(x2 - x1) / 2);
  if (view.zoom < blocksBelow) context.lineTo(x2, y2);
  else if (edge.sort === "delegate") context.bezierCurveTo(x1, (y1 + y2) / 2, x2, (y1 + y2) / 2, x2, y2);
  else context.bezierCurveTo(x1 + bend, y1, x2 - bend, y2, x2, y2);
  context.stroke();
}

function edgeLook({ sort, state, selected }: OverviewEdge): { ink: Ink; width: number; dash: number[] } {
  if (selected) return { ink: "accent", width: 2.5, dash: [] };
  if (sort === "delegate") return { ink: "tier-plan", width: 1.5, dash: [5, 4] };
  if (state === "taken") return { ink: "ink-2", width: 1.5, dash: [] };
  if (state === "now") return { ink: "accent", width: 2, dash: [] };
  if (state === "to-come") return { ink: "line-ui", width: 1, dash: [4, 4] };
  if (state === "not-taken") return { ink: "line-ui", width: 1, dash: [1, 5] };
  return { ink: sort === "error" ? "fail" : "line-ui", width: 1, dash: [] };
}

const stateInks: Record<CardState, Ink> = {
  waiting: "ink-3",
  running: "accent",
  done: "done",
  failed: "fail",
  asking: "ask",
  skipped: "ink-3",
  reused: "reuse",
  cancelled: "stop",
  held: "ink-3",
};
const blockInks: Record<CardState, Ink | null> = { ...stateInks, done: "done-fill", waiting: null, skipped: null, held: null };
const tierInks: Record<Tier, Ink> = { think: "tier-think", plan: "tier-plan", exec: "tier-exec" };

function isQuiet(state: CardState | null): boolean {
  return state === "waiting" || state === "skipped" || state === "cancelled";
}

function drawBlock({ context, view, inks }: Brush, item: OverviewItem, facts: OverviewFacts): void {
  const { left, top, width, height } = placeOf(item, view);
  rounded(context, left, top, width, height, 2);
  const ink = facts.state === null ? (facts.tier === null ? "line-2" : tierInks[facts.tier]) : blockInks[facts.state];
  context.fillStyle = ink === null ? inks.card : inks[ink];
  context.strokeStyle = ink === null ? inks["line-ui"] : inks[ink];
  context.lineWidth = 1;
  context.setLineDash(facts.state === "skipped" ? [2, 2] : []);
  context.fill();
  context.stroke();
  outline({ context, inks }, item, facts, { left, top, width, height });
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

/** Selected and failed stay visible at every zoom. */
function outline(
  { context, inks }: Pick<Brush, "context" | "inks">,
  item: OverviewItem,
  facts: OverviewFacts,
  { left, top, width, height }: ReturnType<typeof placeOf>,
): void {
  if (!item.selected && !facts.failed) return;
  rounded(context, left - 3, top - 3, width + 6, height + 6, 6);
  context.strokeStyle = item.selected ? inks.accent : inks.fail;
  context.lineWidth = item.selected ? 2 : 1;
  context.setLineDash([]);
  context.stroke();
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

function rounded(context: CanvasRenderingContext2D, left: number, top: number, width: number, height: number, radius: number): void {
  context.beginPath();
  context.roundRect(left, top, width, height, Math.min(radius, width / 2, height / 2));
}

/** The text, or as much of it as there is room for. */
function fitted(context: CanvasRenderingContext2D, text: string, room: number): string {
  if (context.measureText(text).width <= room) return text;
  let end = text.length;
  while (end > 0 && context.measureText(`${text.slice(0, end)}…`).width > room) end = Math.floor(end * 0.9) - (end < 10 ? 1 : 0);
  return end <= 0 ? "" : `${text.slice(0, end)}…`;
}
