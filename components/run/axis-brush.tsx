"use client";

import { X } from "lucide-react";
import { useRef, useState, type PointerEvent, type ReactNode } from "react";
import { useRun, useRunFrame, useRunStore } from "@/components/run/run-context";
import { duration } from "@/lib/core/format";
import { toTime } from "@/lib/trace/axis";

/** Pixels; less is a click that shook. */
const least = 6;

/** The times above the bars. A drag over them looks at that stretch alone; by key it is the selected step's (`Z`). */
export function AxisBrush({ children }: { children: ReactNode }) {
  const { scale } = useRunFrame();
  const part = useRun((state) => state.part);
  const { look } = useRunStore().getState();
  const strip = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState<{ from: number; to: number } | null>(null);

  const at = (event: PointerEvent) => event.clientX - (strip.current?.getBoundingClientRect().left ?? 0);
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    setDrawn({ from: at(event), to: at(event) });
  };
  const onPointerUp = () => {
    const width = strip.current?.getBoundingClientRect().width ?? 0;
    if (drawn !== null && Math.abs(drawn.to - drawn.from) >= least) {
      const [from, to] = [drawn.from, drawn.to].sort((a, b) => a - b).map((x) => toTime(scale, x, width)) as [number, number]; // two of two
      look({ from, to });
    }
    setDrawn(null);
  };
  return (
    <div
      ref={strip}
      className="axis"
      onPointerDown={onPointerDown}
      onPointerMove={(event) => drawn !== null && setDrawn({ ...drawn, to: at(event) })}
      onPointerUp={onPointerUp}
      onPointerCancel={() => setDrawn(null)}
      onDoubleClick={() => look(null)}
    >
      <div aria-hidden>{children}</div>
      {drawn !== null && (
        <span className="axis-brush" aria-hidden style={{ left: Math.min(drawn.from, drawn.to), width: Math.abs(drawn.to - drawn.from) }} />
      )}
      {part !== null && (
        <button type="button" className="axis-part" onPointerDown={(event) => event.stopPropagation()} onClick={() => look(null)}>
          {duration(scale.start - scale.origin)} to {duration(scale.end - scale.origin)}
          <X aria-hidden />
          <span className="sr-only">, show the whole run</span>
        </button>
      )}
    </div>
  );
}
