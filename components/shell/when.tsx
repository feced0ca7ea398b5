"use client";

import { useSyncExternalStore } from "react";
import { dateTime } from "@/lib/core/format";

/** A time in the reader's own zone, which only the browser knows: the server writes it in UTC first. */
export function When({ at, now }: { at: string; now: number }) {
  const zone = useSyncExternalStore(
    neverChanges,
    () => undefined,
    () => "UTC",
  );
  const isNow = now - Date.parse(at) < 45_000;
  return <time dateTime={at}>{isNow ? "now" : dateTime(at, now, zone)}</time>;
}

function neverChanges(): () => void {
  return () => {};
}
