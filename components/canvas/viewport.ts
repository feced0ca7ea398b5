import type { Viewport } from "@xyflow/react";
import { boundsOf, type Rect } from "@/components/canvas/geometry";

export const minZoom = 0.05;
export const maxZoom = 2;
/** Below this the canvas draws its overview in place of cards; back at a little more, so that the two do not flicker. */
export const overviewBelow = 0.6;
export const cardsFrom = 0.62;
export const blocksBelow = 0.3;

const margin = 48;
/** A graph of this many nodes starts readable, even if it does not fit. */
const few = 24;
const readable = 0.7;
const closest = 1.2;

/** Shows everything, at most at 100 %. A small graph that does not fit starts at its left edge instead. */
export function fitting(rects: readonly Rect[], size: { width: number; height: number }): Viewport {
  const bounds = boundsOf(rects);
  if (bounds === null || size.width === 0 || size.height === 0) return { x: margin, y: margin, zoom: 1 };
  const fit = Math.min((size.width - margin) / bounds.width, (size.height - margin) / bounds.height, 1);
  const zoom = Math.max(minZoom, rects.length <= few ? Math.max(fit, readable) : fit);
  const x = centred(bounds.x, bounds.width, size.width, zoom);
  const y = centred(bounds.y, bounds.height, size.height, zoom);
  return { x, y, zoom };
}

/** Shows these and nothing else as large as they fit, at most a little above 100 %. */
export function closeTo(rects: readonly Rect[], size: { width: number; height: number }): Viewport {
  const bounds = boundsOf(rects);
  if (bounds === null || size.width === 0 || size.height === 0) return fitting(rects, size);
  const fit = Math.min((size.width - 2 * margin) / bounds.width, (size.height - 2 * margin) / bounds.height, closest);
  return centredOn(bounds, size, Math.max(minZoom, fit));
}

/** Centred where it fits, else from its start. */
function centred(start: number, length: number, room: number, zoom: number): number {
  const left = (room - length * zoom) / 2;
  return Math.max(left, margin / 2) - start * zoom;
}

/** Puts a rectangle into the middle, without changing the zoom more than needed. */
export function centredOn(rect: Rect, size: { width: number; height: number }, zoom: number): Viewport {
  return {
    zoom,
    x: size.width / 2 - (rect.x + rect.width / 2) * zoom,
    y: size.height / 2 - (rect.y + rect.height / 2) * zoom,
  };
}

export function isInside(rect: Rect, { x, y, zoom }: Viewport, size: { width: number; height: number }): boolean {
  const left = rect.x * zoom + x;
  const top = rect.y * zoom + y;
  return left >= 0 && top >= 0 && left + rect.width * zoom <= size.width && top + rect.height * zoom <= size.height;
}
