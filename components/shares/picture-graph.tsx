import { pictureInks as inks } from "@/components/shares/picture-inks";
import type { GraphPreview } from "@/lib/contract/graphs";
import type { RunAnswer } from "@/lib/contract/runs";

type Props = { preview: GraphPreview; ids: readonly string[]; run: RunAnswer | null; width: number; height: number };
type Box = { x: number; y: number; width: number; height: number };
type Status = RunAnswer["steps"][number]["status"];

/** The graph at the size of a stamp, of shapes alone: a bar at the foot of each card says how it went, a dashed frame that it never ran. */
export function PictureGraph({ preview, ids, run, width, height }: Props) {
  const boxes = placed(preview.nodes, width, height);
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
      {preview.edges.map(({ from, to, kind }, index) => {
        const [source, target] = [boxes[from], boxes[to]];
        if (source === undefined || target === undefined) return null;
        const hand = kind === "delegate";
        return (
          <path
            key={index}
            d={hand ? handed(source, target) : flowing(source, target)}
            fill="none"
            stroke={hand ? inks.plan : inks.line}
            strokeWidth={2}
            strokeDasharray={hand ? "6 5" : "none"}
          />
        );
      })}
      {boxes.map((box, index) => card(index, box, run === null ? null : statusOf(run, ids[index] ?? "")))}
    </svg>
  );
}

/** No component: what draws the picture knows plain elements only inside of an SVG. */
function card(key: number, { x, y, width, height }: Box, status: Status | "none" | null) {
  const idle = status === "none" || status === "skipped";
  const bar = status === null || idle ? null : (colours[status] ?? inks.line);
  return (
    <g key={key}>
      <rect
        x={x}
        y={y}
        width={width}
        height={height}
        rx={6}
        fill={inks.card}
        stroke={inks.line}
        strokeWidth={1.5}
        strokeDasharray={idle ? "5 4" : "none"}
      />
      <rect x={x + 9} y={y + 10} width={width * 0.55} height={4} rx={2} fill={idle ? inks.line : inks.ink} />
      <rect x={x + 9} y={y + 20} width={width * 0.4} height={3} rx={1.5} fill={inks.line} />
      {bar !== null && <rect x={x + 9} y={y + height - 11} width={width - 18} height={4} rx={2} fill={bar} />}
    </g>
  );
}

const colours: Partial<Record<Status, string>> = { succeeded: inks.done, reused: inks.done, failed: inks.fail, running: inks.accent };

/** Whatever of a node went worst. */
function statusOf(run: RunAnswer, id: string): Status | "none" {
  const found = new Set(run.steps.filter((step) => step.nodeId === id).map(({ status }) => status));
  const worst = ["failed", "cancelled", "running", "succeeded", "reused", "waiting", "skipped"] as const;
  return worst.find((status) => found.has(status)) ?? "none";
}

/** Fits everything with a margin, without making a small graph large. */
function placed(nodes: GraphPreview["nodes"], width: number, height: number): Box[] {
  const left = Math.min(...nodes.map(({ x }) => x));
  const top = Math.min(...nodes.map(({ y }) => y));
  const wide = Math.max(...nodes.map((node) => node.x + node.width)) - left;
  const high = Math.max(...nodes.map((node) => node.y + node.height)) - top;
  const scale = Math.min((width - 48) / wide, (height - 36) / high, 0.9);
  const [dx, dy] = [(width - wide * scale) / 2, (height - high * scale) / 2];
  return nodes.map((node) => ({
    x: dx + (node.x - left) * scale,
    y: dy + (node.y - top) * scale,
    width: node.width * scale,
    height: Math.max(40, node.height * scale),
  }));
}

function flowing(source: Box, target: Box): string {
  const [x1, y1, x2, y2] = [source.x + source.width, source.y + 12, target.x, target.y + 12];
  const bend = Math.max(10, Math.abs(x2 - x1) / 2);
  return `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
}

function handed(source: Box, target: Box): string {
  const [x1, y1, x2, y2] = [source.x + source.width / 2, source.y + source.height, target.x + target.width / 2, target.y];
  return `M${x1} ${y1}V${(y1 + y2) / 2}H${x2}V${y2}`;
}
