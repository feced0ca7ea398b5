import type { MouseEvent as ReactMouseEvent } from "react";
import type { Position } from "@/lib/graph/document";

/** Where on the screen. React Flow says mouse; under a finger it is a touch. */
export function pointerOf(event: ReactMouseEvent | MouseEvent | TouchEvent): Position {
  const touch = "changedTouches" in event ? event.changedTouches[0] : undefined;
  const { clientX, clientY } = touch ?? (event as MouseEvent); // an event without touches is one of a mouse
  return { x: clientX, y: clientY };
}
