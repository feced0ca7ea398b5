import { useCallback, useState, type RefCallback } from "react";

/** How high an element is, now and after every change of its size. */
export function useHeight(initial: number): [height: number, ref: RefCallback<HTMLElement>] {
  const [height, setHeight] = useState(initial);
  const ref = useCallback((element: HTMLElement | null) => {
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => setHeight(element.clientHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [height, ref];
}
