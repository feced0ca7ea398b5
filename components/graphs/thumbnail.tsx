import { clsx } from "clsx";
import type { GraphPreview } from "@/lib/contract/graphs";
import { catalogue, findModel, type Tier } from "@/lib/model/catalogue";
import { definitionOf } from "@/lib/nodes/definitions";

type Stamp = GraphPreview["nodes"][number];
type Box = { x: number; y: number; width: number; height: number };

/** The graph at the size of a stamp, as a plain picture: cards by place and size, tiers by colour, no text. */
export function Thumbnail({
  preview,
  width = 320,
  height = 124,
  className,
}: {
  preview: GraphPreview;
  width?: number;
  height?: number;
  className?: string;
}) {
  const place = placer(preview.nodes, width, height);
  const boxes = preview.nodes.map(place);
  return (
    <svg viewBox={`0 0 ${width} ${height}`} aria-hidden className={clsx("dots block", className)} preserveAspectRatio="xMidYMid meet">
      {preview.nodes.map((node, index) => holds(node) && <Ground key={index} box={boxes[index] ?? place(node)} />)}
      {preview.edges.map(({ from, to, kind }, index) => {
        const [source, target] = [boxes[from], boxes[to]];
        if (source === undefined || target === undefined) return null;
        const isFlow = kind === "flow";
        return (
          <path
            key={index}
            d={isFlow ? flow(source, target, isAround(source, target), isAround(target, source)) : hand(source, target)}
            fill="none"
            className={isFlow ? "stroke-line-ui" : "stroke-tier-plan"}
            strokeDasharray={isFlow ? undefined : "2.5 2"}
          />
        );
      })}
      {preview.nodes.map(
        (node, index) =>
          !holds(node) && (
            <Card
              key={index}
              box={boxes[index] ?? place(node)}
              tier={tierOf(node.model)}
              isNote={definitionOf(node.kind)?.role === "note"}
            />
          ),
      )}
    </svg>
  );
}

/** Whether others stand inside. Settings are not part of a stamp; no kind decides by them whether it holds others. */
function holds({ kind }: Stamp): boolean {
  return definitionOf(kind)?.ports({}).holds === true;
}

function isAround(outer: Box, inner: Box): boolean {
  return inner.x > outer.x && inner.y > outer.y && inner.x + inner.width < outer.x + outer.width;
}

/** A container: a frame with the line of its name. */
function Ground({ box: { x, y, width, height } }: { box: Box }) {
  return (
    <g>
      <rect x={x} y={y} width={width} height={height} rx={2.5} className="fill-desk stroke-line-ui" />
      <path
        d={`M${x + 5} ${y + 6.5}h${Math.max(6, width * 0.4)}`}
        strokeWidth={1.6}
        strokeLinecap="round"
        className="stroke-line-ui"
        opacity={0.6}
      />
    </g>
  );
}

function Card({ box: { x, y, width, height }, tier, isNote }: { box: Box; tier: Tier | "unknown" | null; isNote: boolean }) {
  if (isNote) return <rect x={x} y={y} width={width} height={height} rx={2.5} className="fill-ask-bg stroke-line-2" />;
  const line = Math.max(6, width - 12);
  return (
    <g>
      <rect x={x} y={y} width={width} height={height} rx={2.5} className="fill-card stroke-line-ui" />
      {tier === null ? (
        <circle cx={x + 6} cy={y + 6.5} r={2.2} fill="none" className="stroke-line-ui" />
      ) : (
        <rect x={x + 4} y={y + 4.5} width={4} height={4} rx={1} className={inks[tier]} />
      )}
      <path
        d={`M${x + 11} ${y + 6.5}h${Math.max(2, line - 5)}`}
        strokeWidth={1.6}
        strokeLinecap="round"
        className="stroke-line-ui"
        opacity={0.6}
      />
      {height > 17 && (
        <path
          d={`M${x + 5} ${y + 12.5}h${line}${height > 21 ? `M${x + 5} ${y + 16.5}h${line * 0.7}` : ""}`}
          strokeWidth={1}
          strokeLinecap="round"
          className="stroke-line-2"
        />
      )}
    </g>
  );
}

const inks = { think: "fill-tier-think", plan: "fill-tier-plan", exec: "fill-tier-exec", unknown: "fill-line-ui" };

function tierOf(model: string | null): Tier | "unknown" | null {
  return model === null ? null : (findModel(catalogue, model)?.tier ?? "unknown");
}

/** Fits everything with a margin; a small graph stays small, so that all stamps are at about one scale. */
function placer(nodes: readonly Stamp[], width: number, height: number): (node: Stamp) => Box {
  const left = Math.min(...nodes.map((node) => node.x));
  const top = Math.min(...nodes.map((node) => node.y));
  const wide = Math.max(...nodes.map((node) => node.x + node.width)) - left;
  const high = Math.max(...nodes.map((node) => node.y + node.height)) - top;
  const scale = Math.min((width - 28) / wide, (height - 20) / high, 0.22);
  const [dx, dy] = [(width - wide * scale) / 2, (height - high * scale) / 2];
  return (node) => ({
    x: dx + (node.x - left) * scale,
    y: dy + (node.y - top) * scale,
    width: node.width * scale,
    height: Math.max(11, node.height * scale),
  });
}

/** Edges of what is inside begin and end at the inner sides of its container. */
function flow(source: Box, target: Box, fromAround: boolean, toAround: boolean): string {
  const [x1, y1] = fromAround ? [source.x + 2, target.y + 6] : [source.x + source.width, source.y + 6];
  const [x2, y2] = toAround ? [target.x + target.width - 2, source.y + 6] : [target.x, target.y + 6];
  const bend = Math.max(fromAround || toAround ? 2 : 6, Math.abs(x2 - x1) / 2);
  return `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
}

function hand(source: Box, target: Box): string {
  const [x1, y1, x2, y2] = [source.x + source.width / 2, source.y + source.height, target.x + target.width / 2, target.y];
  return `M${x1} ${y1}V${(y1 + y2) / 2}H${x2}V${y2}`;
}
