"use client";

import { useRef, type KeyboardEvent, type PointerEvent } from "react";

type Props = {
  label: string;
  /** The direction in which the line stands. */
  orientation: "vertical" | "horizontal";
  value: number;
  min: number;
  max: number;
  initial: number;
  /** Whether the part grows when the line moves up or left. */
  reversed?: boolean;
  onChange: (to: number) => void;
};

/** A grip of 8 px between two parts; arrow keys move it by 16, a double click resets it. */
export function Resizer({ label, orientation, value, min, max, initial, reversed = false, onChange }: Props) {
  const from = useRef<{ at: number; value: number } | null>(null);
  const clamp = (to: number) => Math.round(Math.min(max, Math.max(min, to)));
  const along = (event: PointerEvent) => (orientation === "vertical" ? event.clientX : event.clientY);
  const sign = reversed ? -1 : 1;

  function onPointerDown(event: PointerEvent<HTMLDivElement>): void {
    event.currentTarget.setPointerCapture(event.pointerId);
    from.current = { at: along(event), value };
  }
  function onPointerMove(event: PointerEvent<HTMLDivElement>): void {
    if (from.current !== null && event.buttons !== 0) onChange(clamp(from.current.value + sign * (along(event) - from.current.at)));
  }
  function onKeyDown(event: KeyboardEvent): void {
    const by = { ArrowLeft: -16, ArrowUp: -16, ArrowRight: 16, ArrowDown: 16 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    onChange(clamp(value + sign * by));
  }

  return (
    <div
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={orientation}
      aria-valuenow={value}
      aria-valuemin={min}
      aria-valuemax={max}
      className="resizer"
      data-orientation={orientation}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onKeyDown={onKeyDown}
      onDoubleClick={() => onChange(initial)}
    />
  );
}
