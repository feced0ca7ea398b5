"use client";

import { useEffect } from "react";
import type { Action } from "@/components/actions/action";
import { matches } from "@/components/actions/combo";
import { offered } from "@/components/actions/registry";

/** Carries out the action whose key is pressed, where its key counts. */
export function ActionKeys() {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const action = offered().find(
        (each) =>
          each.native !== true &&
          each.keys?.some((combo) => matches(event, combo)) === true &&
          counts(each, event.target) &&
          each.can?.() !== false,
      );
      if (action === undefined) return;
      event.preventDefault();
      action.run();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  return null;
}

function counts({ where = "page", keys = [] }: Action, target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return true;
  if (target.closest("[role='dialog'], [role='menu'], [role='alertdialog']") !== null) return false;
  const presses = target.closest(pressable) !== null && keys.some((key) => key === "space" || key === "enter");
  switch (where) {
    case "everywhere":
      return true;
    case "page":
      return target.closest(taken) === null && !presses;
    case "canvas":
      return (target === document.body || target.closest("[data-canvas], [data-outline]") !== null) && !presses;
  }
}

/** Places where letters are text, or arrows go through what stands there. */
const taken = [
  ...["input", "textarea", "select", "[contenteditable=true]"],
  ...["combobox", "tablist", "radiogroup", "separator"].map((role) => `[role=${role}]`),
  // A list that is a part of the page, and leaves it the keys that it does not use.
  "[role=listbox]:not([data-page-keys])",
].join();
/** What Space and Enter press. */
const pressable = "button, a, summary, [role=tab]";
