import { getBezierPath, getSmoothStepPath, type EdgeProps } from "@xyflow/react";
import { memo } from "react";
import type { EdgeRun } from "@/components/canvas/canvas-run";
import { useCanvas } from "@/components/canvas/canvas-store";
import type { FlowEdge } from "@/components/canvas/flow-edges";

/** Flow edges, and those between tasks. */
export const Wire = memo(function Wire(props: EdgeProps<FlowEdge>) {
  const [path] = getBezierPath(props);
  return <Line {...props} path={path} />;
});

/** Delegate edges: right angles. */
export const Elbow = memo(function Elbow(props: EdgeProps<FlowEdge>) {
  const [path] = getSmoothStepPath({ ...props, borderRadius: 6 });
  return <Line {...props} path={path} />;
});

const inWords: Record<EdgeRun, string> = { taken: "taken", now: "carries a value now", "to-come": "to come", "not-taken": "not taken" };

function Line({ id, data, selected, path }: EdgeProps<FlowEdge> & { path: string }) {
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
      {state === "now" && <circle className="wire-dot" r={4} style={{ offsetPath: `path("${path}")` }} aria-hidden />}
    </g>
  );
}
