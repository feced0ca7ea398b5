import { getBezierPath, getSmoothStepPath, type EdgeProps } from "@xyflow/react";
import { memo } from "react";
import type { EdgeRun } from "@/components/canvas/canvas-run";
import { edgeKey, useCanvas } from "@/components/canvas/canvas-store";
import type { FlowEdge } from "@/components/canvas/flow-edges";
import { problemWords } from "@/components/canvas/names";

/** Flow edges, and those between tasks. */
export const Wire = memo(function Wire(props: EdgeProps<FlowEdge>) {
  const [path, x, y] = getBezierPath(props);
  const { sourceX, sourceY, targetX, targetY, data } = props;
  const tag = tagFor(data?.tag, Math.hypot(targetX - sourceX, targetY - sourceY));
  return <Line {...props} path={path} middle={{ x, y }} tag={tag} />;
});

/** Delegate edges: right angles. */
export const Elbow = memo(function Elbow(props: EdgeProps<FlowEdge>) {
  const [path, x, y] = getSmoothStepPath({ ...props, borderRadius: 6 });
  return <Line {...props} path={path} middle={{ x, y }} tag={null} />;
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

type LineProps = EdgeProps<FlowEdge> & { path: string; middle: { x: number; y: number }; tag: { text: string; width: number } | null };

function Line({ id, data, selected, path, middle, tag }: LineProps) {
  const live = useCanvas((canvas) => canvas.run?.edges.get(id) ?? null);
  const drop = useCanvas((canvas) => canvas.dropOnto === id);
  const mark = useCanvas((canvas) => canvas.marks.get(id) ?? null);
  const problems = useCanvas((canvas) => canvas.problems.get(edgeKey(id)) ?? null);
  const sort = data?.sort ?? "flow";
  const state = sort === "delegate" ? null : live;
  return (
    <g
      className="wire"
      data-sort={sort}
      data-run={state ?? undefined}
      data-selected={selected === true || drop || undefined}
      data-mark={mark ?? undefined}
      data-problem={problems === null ? undefined : problems.errors > 0 ? "error" : "warning"}
    >
      <path
        className="wire-line"
        d={path}
        role="img"
        aria-label={[data?.label, state === null ? "" : inWords[state], problemWords(problems)].filter((part) => part).join(", ")}
      />
      {/* React Flow takes clicks on this class. Wider than the line, so that it can be hit. */}
      <path className="react-flow__edge-interaction wire-hit" d={path} aria-hidden />
      {tag !== null && (
        <g className="wire-tag" transform={`translate(${middle.x} ${middle.y})`} aria-hidden>
          <rect x={-tag.width / 2} y={-9} width={tag.width} height={18} rx={4} />
          <text y={4}>{tag.text}</text>
        </g>
      )}
      {problems !== null && (
        <g className="wire-problem" transform={`translate(${middle.x} ${tag === null ? middle.y : middle.y - 20})`} aria-hidden>
          <circle r={9} />
          <text y={4}>!</text>
        </g>
      )}
      {state === "now" && <circle className="wire-dot" r={4} style={{ offsetPath: `path("${path}")` }} aria-hidden />}
    </g>
  );
}
