import { useEffect, type RefObject } from "react";
import { isQuiet, meantCard, type Moment } from "@/components/run/questions/meant-card";
import { noteFocusLoss, sinceFocusLoss } from "@/components/run/questions/use-kept-focus";

/** null: it cannot be done now. */
type Acts = { approve: (() => void) | null; reject: (() => void) | null; cancel: (() => void) | null };

/** A approves, R rejects, ⌘↵ approves also from within a field of the card. A key never answers two questions. */
export function useAnswerKeys(row: RefObject<HTMLElement | null>, acts: Acts): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const card = row.current?.closest<HTMLElement>(cards) ?? null;
      if (event.defaultPrevented || event.repeat || card === null) return;
      const moment = momentNow();
      // A sentence that goes on keeps the pause from ending within it.
      if (isQuiet(moment.sinceLossMs)) noteFocusLoss();
      if (meantCard(moment) !== card.dataset["question"]) return;
      const act = actOf(event, acts, card);
      if (act === null) return;
      event.preventDefault();
      act();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [row, acts]);
}

/** Their value is the question's key. */
const cards = "[data-question]";
/** Places where letters are text, or keys mean something else. */
const typing = "input, textarea, select, [contenteditable=true], [role=combobox], [role=listbox], [role=menu]";

function momentNow(): Moment {
  const focused = document.activeElement?.closest<HTMLElement>(cards);
  const chosen = document.querySelector<HTMLElement>(`${cards}[data-chosen]`);
  return {
    focused: focused?.dataset["question"] ?? null,
    chosen: chosen?.dataset["question"] ?? null,
    sinceLossMs: sinceFocusLoss(),
  };
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
