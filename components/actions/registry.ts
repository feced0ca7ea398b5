"use client";

import { useEffect } from "react";
import { createStore } from "zustand/vanilla";
import type { Action } from "@/components/actions/action";

/** What the parts of the page that is open offer, the innermost last. */
type Offers = { offers: readonly { actions: () => readonly Action[] }[] };

export const registry = createStore<Offers>(() => ({ offers: [] }));

/** Offers actions while the caller is on the page. They are asked for when they are needed, so that they fit the moment. */
export function useActions(actions: () => readonly Action[]): void {
  useEffect(() => {
    const offer = { actions };
    registry.setState(({ offers }) => ({ offers: [...offers, offer] }));
    return () => registry.setState(({ offers }) => ({ offers: offers.filter((each) => each !== offer) }));
  }, [actions]);
}

/** Everything that can be done now: what the page offers stands before what every page offers. */
export function offered(): Action[] {
  return registry
    .getState()
    .offers.toReversed()
    .flatMap(({ actions }) => [...actions()]);
}
