import { getBezierPath, getSmoothStepPath, type EdgeProps } from "@xyflow/react";
import { memo } from "react";
import type { EdgeRun } from "@/components/canvas/canvas-run";
import { useCanvas } from "@/components/canvas/canvas-store";
import type { FlowEdge } from "@/components/canvas/flow-edges";

/** Flow edges, and those between tasks. */
export const Wire = memo(function Wire(props: EdgeProps<FlowEdge>) {
  const [path, x, y] = getBezierPath(props);
  const { sourceX, sourceY, targetX, targetY, data } = props;
  const tag = tagFor(data?.tag, Math.hypot(targetX - sourceX, targetY - sourceY));
  return <Line {...props} path={path} tag={tag === null ? null : { ...tag, x, y }} />;
});

/** Delegate edges: right angles. */
export const Elbow = memo(function Elbow(props: EdgeProps<FlowEdge>) {
  const [path] = getSmoothStepPath({ ...props, borderRadius: 6 });
  return <Line {...props} path={path} tag={null} />;
});

const most = 18;

/** The port's name where the edge is long enough to carry it. Nothing is measured: its width comes from its letters. */
function tagFor(name: string | undefined, length: number): { text: string; width: number } | null {
  if (name === undefined) return null;
  const text = name.length > most ? `${name.slice(0, most - 1)}…` : name;
  const width = Math.round(text.length * 6.2) + 12;
  return length < width + 24 ? null : { text, width };
}

const inWords: Record<EdgeRun, string> = { taken: "taken", now: "carries a value now", "to-come": "to come", "not-taken": "not taken" };

type Tag = { text: string; width: number; x: number; y: number };

function Line({ id, data, selected, path, tag }: EdgeProps<FlowEdge> & { path: string; tag: Tag | null }) {
  const live = useCanvas((canvas) => canvas.run?.edges.get(id) ?? null);
  const drop = useCanvas((canvas) => canvas.dropOnto === id);
  const mark = useCanvas((canvas) => canvas.marks.get(id) ?? null);
  const sort = data?.sort ?? "flow";
  const state = sort === "delegate" ? null : live;
  return (
    <g
      className="wire"
      data-sort={sort}
      data-run={state ?? undefined}
      data-selected={selected === true || drop || undefined}
      data-mark={mark ?? undefined}
    >
      <path className="wire-line" d={path} role="img" aria-label={state === null ? data?.label : `${data?.label}, ${inWords[state]}`} />
      {/* React Flow takes clicks on this class. Wider than the line, so that it can be hit. */}
      <path className="react-flow__edge-interaction wire-hit" d={path} aria-hidden />
      {tag !== null && (
        <g className="wire-tag" transform={`translate(${tag.x} ${tag.y})`} aria-hidden>
          <rect x={-tag.width / 2} y={-9} width={tag.width} height={18} rx={4} />
          <text y={4}>{tag.text}</text>
        </g>
      )}
      {state === "now" && <circle className="wire-dot" r={4} style={{ offsetPath: `path("${path}")` }} aria-hidden />}
    </g>
  );
}
