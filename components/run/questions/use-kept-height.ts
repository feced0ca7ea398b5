import { useLayoutEffect, useRef, type RefObject } from "react";

/** A place that stays as high as it was while it was `free`, so that what stands below does not move under a pointer. */
export function useKeptHeight(free: boolean): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null);
  const height = useRef(0);
  useLayoutEffect(() => {
    const element = place.current;
    if (element === null) return;
    if (free) height.current = element.offsetHeight;
    else element.style.setProperty("min-height", `${height.current}px`);
  });
  return place;
}
