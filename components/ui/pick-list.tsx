"use client";

import { useId, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from "react";

/** `words`: not shown, but found. `disabled`: it can be read, not taken; its detail says why. */
export type Pick = { id: string; label: string; detail: string; start?: ReactNode; end?: ReactNode; words?: string; disabled?: boolean };

type PickListProps = {
  title: string;
  picks: readonly Pick[];
  /** Where nothing fits. */
  empty: string;
  /** Where it opens; null: in the middle. */
  at: { x: number; y: number } | null;
  onPick: (id: string) => void;
  onClose: () => void;
  /** What was typed, where more can be found elsewhere. */
  onText?: (text: string) => void;
  wide?: boolean;
};

const mostHeight = 360;
/** More than these nobody reads: another letter finds it. */
const mostShown = 100;

/** A list to type into: finds, moves with the arrows, takes with Enter, goes with Escape. Focus returns to where it was. */
export function PickList({ title, picks, empty, at, onPick, onClose, onText, wide = false }: PickListProps) {
  const [text, setText] = useState("");
  const [active, setActive] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  const found = matching(picks, text.trim().toLowerCase());
  const chosen = found[Math.min(active, found.length - 1)];

  useLayoutEffect(() => {
    const before = document.activeElement;
    field.current?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);

  const take = (pick: Pick) => pick.disabled !== true && onPick(pick.id);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") onClose();
    else if (event.key === "Enter" && chosen !== undefined) take(chosen);
    else if (event.key === "ArrowDown") setActive((Math.min(active, found.length - 1) + 1) % Math.max(1, found.length));
    else if (event.key === "ArrowUp") setActive((Math.min(active, found.length - 1) + found.length - 1) % Math.max(1, found.length));
    else if (event.key === "Tab") event.preventDefault();
    else return event.stopPropagation();
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className="fixed inset-0 z-40" onPointerDown={(event) => event.target === event.currentTarget && onClose()}>
      <div
        role="dialog"
        aria-label={title}
        className="popup absolute flex flex-col overflow-hidden"
        style={placeOf(at, wide ? 560 : 320)}
        onKeyDown={onKeyDown}
      >
        <input
          ref={field}
          role="combobox"
          aria-label={title}
          aria-expanded
          aria-controls={id}
          aria-autocomplete="list"
          aria-activedescendant={chosen === undefined ? undefined : `${id}-${chosen.id}`}
          className="h-10 shrink-0 border-b border-line bg-transparent px-3 text-base -outline-offset-2"
          placeholder={title}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setActive(0);
            onText?.(event.target.value);
          }}
        />
        <div id={id} role="listbox" aria-label={title} className="min-h-0 flex-1 overflow-y-auto p-1">
          {found.map((pick) => (
            <div
              key={pick.id}
              id={`${id}-${pick.id}`}
              role="option"
              tabIndex={-1}
              aria-selected={pick === chosen}
              aria-disabled={pick.disabled}
              ref={pick === chosen ? intoSight : undefined}
              className="flex min-h-9 cursor-default items-center gap-2 rounded-control px-2 text-base aria-selected:bg-accent-bg"
              onPointerMove={() => setActive(found.indexOf(pick))}
              onPointerUp={() => take(pick)}
            >
              {pick.start}
              <span className={pick.disabled ? "shrink-0 text-ink-3" : "shrink-0 font-medium"}>{pick.label}</span>
              <span className="min-w-0 flex-1 truncate text-small text-ink-3">{pick.detail}</span>
              {pick.end}
            </div>
          ))}
        </div>
        {found.length === 0 && (
          <p className="px-3 pb-3 text-small text-ink-3" role="status">
            {empty}
          </p>
        )}
      </div>
    </div>
  );
}

/** All words have to be there. What begins with the text stands before what has it in its name, and that before what only mentions it. */
function matching(picks: readonly Pick[], text: string): Pick[] {
  const words = text.split(/\s+/).filter(Boolean);
  const rank = ({ label }: Pick) =>
    label.toLowerCase().startsWith(text) ? 0 : words.every((word) => label.toLowerCase().includes(word)) ? 1 : 2;
  const found = picks.filter((pick) => {
    const all = `${pick.label} ${pick.detail} ${pick.words ?? ""}`.toLowerCase();
    return words.every((word) => all.includes(word));
  });
  return (text === "" ? found : found.sort((a, b) => rank(a) - rank(b))).slice(0, mostShown);
}

function intoSight(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: "nearest" });
}

function placeOf(at: { x: number; y: number } | null, wanted: number): { left: number; top: number; width: number; maxHeight: number } {
  const width = Math.min(wanted, window.innerWidth - 16);
  const left = at?.x ?? (window.innerWidth - width) / 2;
  const top = at?.y ?? window.innerHeight / 4;
  return {
    left: Math.max(8, Math.min(left, window.innerWidth - width - 8)),
    top: Math.max(8, Math.min(top, window.innerHeight - mostHeight - 8)),
    width,
    maxHeight: mostHeight,
  };
}
