import { useViewport, ViewportPortal } from "@xyflow/react";
import { memo } from "react";
import { useCanvas } from "@/components/canvas/canvas-store";
import type { Guide } from "@/components/canvas/snap";

/** Thin lines while nodes are dragged: what lines up, and gaps that are equal. A layer of its own, so that a move draws no card again. */
export const Guides = memo(function Guides() {
  const guides = useCanvas((canvas) => canvas.guides);
  return guides.length === 0 ? null : (
    <ViewportPortal>
      <Lines guides={guides} />
    </ViewportPortal>
  );
});

/** How far a line reaches past what it joins, and half the tick at the end of a gap: on the screen. */
const past = 8;
const tick = 4;

function Lines({ guides }: { guides: readonly Guide[] }) {
  const { zoom } = useViewport();
  return (
    <svg className="guides" width={1} height={1} aria-hidden>
      {guides.map((guide) => (
        <path
          key={JSON.stringify(guide)}
          data-gap={guide.gap || undefined}
          d={guide.gap ? gap(guide, tick / zoom) : line(guide, past / zoom)}
        />
      ))}
    </svg>
  );
}

function line({ axis, at, from, to }: Guide, beyond: number): string {
  return axis === "x" ? `M${at} ${from - beyond}V${to + beyond}` : `M${from - beyond} ${at}H${to + beyond}`;
}

/** With a tick at each end. */
function gap({ axis, at, from, to }: Guide, half: number): string {
  const end = (place: number) => (axis === "x" ? `M${at - half} ${place}h${2 * half}` : `M${place} ${at - half}v${2 * half}`);
  return `${line({ axis, at, from, to, gap: true }, 0)}${end(from)}${end(to)}`;
}
