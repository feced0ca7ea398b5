"use client";

import { useEffect, useRef, type RefObject } from "react";

/** Keeps the end of growing text in sight until the reader scrolls up; back at the end it follows again. `length` null: nothing grows. */
export function useFollowingScroll(length: number | null): RefObject<HTMLDivElement | null> {
  const element = useRef<HTMLDivElement>(null);
  const follows = useRef(true);

  useEffect(() => {
    const box = element.current;
    if (box === null) return;
    const onScroll = () => {
      follows.current = box.scrollHeight - box.scrollTop - box.clientHeight < 24;
    };
    box.addEventListener("scroll", onScroll, { passive: true });
    return () => box.removeEventListener("scroll", onScroll);
  }, []);

  useEffect(() => {
    const box = element.current;
    if (box !== null && length !== null && follows.current) box.scrollTop = box.scrollHeight;
  }, [length]);

  return element;
}
