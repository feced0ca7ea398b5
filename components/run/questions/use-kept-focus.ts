import { useLayoutEffect, useRef, type FocusEvent, type RefObject } from "react";

let lostAt = -Infinity;

/** How long ago a place that kept the focus went away with it. */
export function sinceFocusLoss(): number {
  return performance.now() - lostAt;
}

export function noteFocusLoss(): void {
  lostAt = performance.now();
}

/** When what has the focus in a place goes away, `take` gives the focus to the place itself: browsers drop it to the page. */
export function useKeptFocus(place: RefObject<HTMLElement | null>, take: () => void) {
  const last = useRef<Element | null>(null);
  useLayoutEffect(() => {
    const isLost = last.current !== null && !last.current.isConnected && document.activeElement === document.body;
    if (isLost) take();
  });
  useLayoutEffect(() => {
    const element = place.current;
    return () => {
      if (element?.contains(document.activeElement)) noteFocusLoss();
    };
  }, [place]);
  return {
    onFocus: (event: FocusEvent) => void (last.current = event.target),
    // React hears nothing of the blur of what it removes.
    onBlur: () => void (last.current = null),
  };
}
