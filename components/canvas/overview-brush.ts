import type { EdgeRun } from "@/components/canvas/canvas-run";
import type { Ink, Inks } from "@/components/canvas/inks";
import type { OverviewFacts, OverviewItem } from "@/components/canvas/overview-item";
import type { Tier } from "@/lib/model/catalogue";
import type { CardState } from "@/lib/nodes/card-props";

export type Icons = (name: string) => Path2D | null;
export type OverviewEdge = {
  from: { x: number; y: number };
  to: { x: number; y: number };
  sort: string;
  state: EdgeRun | null;
  selected: boolean;
};
export type OverviewView = { x: number; y: number; zoom: number; width: number; height: number };

export type Brush = { context: CanvasRenderingContext2D; view: OverviewView; inks: Inks; icons: Icons };

export function placeOf(item: OverviewItem, { x, y, zoom }: OverviewView) {
  return { left: item.x * zoom + x, top: item.y * zoom + y, width: item.width * zoom, height: item.height * zoom };
}

export type Ends = readonly [x1: number, y1: number, x2: number, y2: number];

/** null: none of it is in sight. */
export function endsOf({ from, to }: OverviewEdge, { x, y, zoom, width, height }: OverviewView): Ends | null {
  const [x1, y1, x2, y2] = [from.x * zoom + x, from.y * zoom + y, to.x * zoom + x, to.y * zoom + y];
  if (Math.max(x1, x2) < 0 || Math.min(x1, x2) > width || Math.max(y1, y2) < 0 || Math.min(y1, y2) > height) return null;
  return [x1, y1, x2, y2];
}

const looks = {
  selected: { ink: "accent", width: 2.5, dash: [] },
  delegate: { ink: "tier-plan", width: 1.5, dash: [5, 4] },
  taken: { ink: "ink-2", width: 1.5, dash: [] },
  now: { ink: "accent", width: 2, dash: [] },
  "to-come": { ink: "line-ui", width: 1, dash: [4, 4] },
  "not-taken": { ink: "line-ui", width: 1, dash: [1, 5] },
  error: { ink: "fail", width: 1, dash: [] },
  plain: { ink: "line-ui", width: 1, dash: [] },
} satisfies Record<string, { ink: Ink; width: number; dash: number[] }>;

/** The name of how an edge looks. */
export function edgeLook({ sort, state, selected }: OverviewEdge): keyof typeof looks {
  if (selected) return "selected";
  if (sort === "delegate") return "delegate";
  return state ?? (sort === "error" ? "error" : "plain");
}

export function pen({ context, inks }: Pick<Brush, "context" | "inks">, name: keyof typeof looks): void {
  const look = looks[name];
  context.strokeStyle = inks[look.ink];
  context.lineWidth = look.width;
  context.setLineDash(look.dash);
}

export const stateInks: Record<CardState, Ink> = {
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
export const blockInks: Record<CardState, Ink | null> = { ...stateInks, done: "done-fill", waiting: null, skipped: null, held: null };
export const tierInks: Record<Tier, Ink> = { think: "tier-think", plan: "tier-plan", exec: "tier-exec" };

/** Selected and failed stay visible at every zoom. */
export function outline(
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

export function rounded(context: CanvasRenderingContext2D, left: number, top: number, width: number, height: number, radius: number): void {
  context.beginPath();
  context.roundRect(left, top, width, height, Math.min(radius, width / 2, height / 2));
}
