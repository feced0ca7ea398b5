"use client";

import { useSyncExternalStore } from "react";

const query = "(max-width: 767px)";

/** Whether the window is too narrow for more than reading. The server draws the wide page. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    listen,
    () => matchMedia(query).matches,
    () => false,
  );
}

function listen(changed: () => void): () => void {
  const media = matchMedia(query);
  media.addEventListener("change", changed);
  return () => media.removeEventListener("change", changed);
}
