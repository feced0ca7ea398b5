"use client";

import { useEffect, type RefObject } from "react";

/** Says as `--gutter`, for the parts above and over the rows, how wide the scroll bar beside the rows is: all share one scale. */
export function useScrollbarWidth(scroller: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const measure = () => element.parentElement?.style.setProperty("--gutter", `${element.offsetWidth - element.clientWidth}px`);
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller]);
}
