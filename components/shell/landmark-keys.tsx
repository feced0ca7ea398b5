"use client";

import { useEffect } from "react";

const landmarks = ":is(nav, main, aside, [role='region'], section[aria-label], [data-landmark]):not([data-base-ui-portal])";

/** F6 goes to the next landmark of the page, ⇧F6 to the one before. */
export function LandmarkKeys() {
  useEffect(() => {
    const go = (event: KeyboardEvent) => {
      if (event.key !== "F6" || event.ctrlKey || event.altKey || event.metaKey) return;
      const next = neighbour(event.shiftKey ? -1 : 1);
      if (next === undefined) return;
      event.preventDefault();
      if (!next.hasAttribute("tabindex")) next.tabIndex = -1;
      next.focus();
    };
    document.addEventListener("keydown", go);
    return () => document.removeEventListener("keydown", go);
  }, []);
  return null;
}

function neighbour(step: 1 | -1): HTMLElement | undefined {
  const shown = [...document.querySelectorAll<HTMLElement>(landmarks)].filter(
    (element) => element.checkVisibility() && element.closest("[inert]") === null,
  );
  const here = shown.findLastIndex((element) => element.contains(document.activeElement));
  return shown[(here + step + shown.length) % shown.length];
}
