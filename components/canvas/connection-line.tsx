import { getBezierPath, type ConnectionLineComponentProps } from "@xyflow/react";
import { toPortRef } from "@/components/canvas/port-ref";
import { useCanvas } from "@/components/canvas/canvas-store";

/** The edge that is being drawn, and at the cursor why it may not end there. */
export function ConnectionLine(props: ConnectionLineComponentProps) {
  const { fromX, fromY, toX, toY, fromPosition, toPosition, fromHandle, toHandle } = props;
  const judge = useCanvas((canvas) => canvas.judge);
  const [path] = getBezierPath({
    sourceX: fromX,
    sourceY: fromY,
    sourcePosition: fromPosition,
    targetX: toX,
    targetY: toY,
    targetPosition: toPosition,
  });
  const verdict = toHandle === null || judge === null ? null : judge(toPortRef(fromHandle), toPortRef(toHandle));
  return (
    <g>
      <path className="wire-drawn" data-verdict={verdict === null ? undefined : verdict.ok ? "yes" : "no"} d={path} />
      {verdict?.ok === false && (
        <foreignObject x={toX + 14} y={toY + 10} width={260} height={80} className="wire-reason-place">
          <p className="wire-reason" role="status">
            {verdict.reason}
          </p>
        </foreignObject>
      )}
    </g>
  );
}
