import { useEffect, type RefObject } from "react";

/** null: it cannot be done now. */
type Acts = { approve: (() => void) | null; reject: (() => void) | null; cancel: (() => void) | null };

/**
 * A approves, R rejects, ⌘↵ approves also from within a field of the card. Of several cards the one with the focus is meant, else the
 * first: a key never answers two.
 */
export function useAnswerKeys(row: RefObject<HTMLElement | null>, acts: Acts): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const card = row.current?.closest<HTMLElement>(cards) ?? null;
      if (event.defaultPrevented || event.repeat || card === null || meant() !== card) return;
      const act = actOf(event, acts, card);
      if (act === null) return;
      event.preventDefault();
      act();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [row, acts]);
}

const cards = "[data-question]";
/** Places where letters are text, or keys mean something else. */
const typing = "input, textarea, select, [contenteditable=true], [role=combobox], [role=listbox], [role=menu]";

function meant(): Element | null {
  return document.activeElement?.closest(cards) ?? document.querySelector(cards);
}

function actOf(event: KeyboardEvent, { approve, reject, cancel }: Acts, card: HTMLElement): (() => void) | null {
  const target = event.target instanceof Element ? event.target : document.body;
  if (target.closest("[role=dialog]") !== null) return null;
  if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) return isTyping(target) && !card.contains(target) ? null : approve;
  if (event.metaKey || event.ctrlKey || event.altKey || isTyping(target)) return null;
  switch (event.key) {
    case "a":
    case "A":
      return approve;
    case "r":
    case "R":
      return reject;
    case "Escape":
      return cancel;
    default:
      return null;
  }
}

function isTyping(target: Element): boolean {
  return target.closest(typing) !== null;
}
