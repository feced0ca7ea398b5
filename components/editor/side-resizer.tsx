"use client";

import { useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from "react";

const bounds = { least: 320, most: 560, usual: 344 };

/** A panel at the right edge: its grip is dragged, moved by arrow keys, and reset by a double click. */
export function SideResizer({ label, children }: { label: string; children: ReactNode }) {
  const [width, setWidth] = useState(bounds.usual);
  const start = useRef<{ x: number; width: number } | null>(null);
  const set = (next: number) => setWidth(Math.max(bounds.least, Math.min(bounds.most, next)));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    event.preventDefault();
    event.stopPropagation();
    set(width + (event.key === "ArrowLeft" ? 16 : -16));
  };
  const onPointerMove = (event: PointerEvent) => {
    if (start.current !== null) set(start.current.width + start.current.x - event.clientX);
  };
  return (
    <aside
      aria-label={label}
      className="relative flex w-(--side) shrink-0 flex-col border-l border-line bg-panel max-[1100px]:w-80"
      style={{ "--side": `${width}px` } as React.CSSProperties /* a custom property */}
    >
      <div
        role="separator"
        aria-label={`Width of the ${label.toLowerCase()}`}
        aria-orientation="vertical"
        tabIndex={0}
        aria-valuenow={width}
        aria-valuemin={bounds.least}
        aria-valuemax={bounds.most}
        className="absolute inset-y-0 -left-1 z-10 w-2 cursor-col-resize touch-none"
        onKeyDown={onKeyDown}
        onDoubleClick={() => set(bounds.usual)}
        onPointerMove={onPointerMove}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          start.current = { x: event.clientX, width };
        }}
        onPointerUp={() => (start.current = null)}
      />
      {children}
    </aside>
  );
}
