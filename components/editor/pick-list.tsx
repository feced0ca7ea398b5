"use client";

import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from "react";

export type Pick = { id: string; label: string; detail: string; start?: ReactNode };

type PickListProps = {
  title: string;
  picks: readonly Pick[];
  /** Where nothing fits. */
  empty: string;
  /** Where it opens; null: in the middle. */
  at: { x: number; y: number } | null;
  onPick: (id: string) => void;
  onClose: () => void;
};

const size = { width: 320, height: 360 };

/** A list to type into: finds, moves with the arrows, takes with Enter, goes with Escape. Focus returns to where it was. */
export function PickList({ title, picks, empty, at, onPick, onClose }: PickListProps) {
  const [text, setText] = useState("");
  const [active, setActive] = useState(0);
  const before = useRef<Element | null>(null);
  const id = useId();
  const found = matching(picks, text.trim().toLowerCase());
  const chosen = found[Math.min(active, found.length - 1)];

  useEffect(() => {
    before.current = document.activeElement;
    return () => {
      if (before.current instanceof HTMLElement && before.current.isConnected) before.current.focus({ preventScroll: true });
    };
  }, []);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") onClose();
    else if (event.key === "Enter" && chosen !== undefined) onPick(chosen.id);
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
        style={placeOf(at)}
        onKeyDown={onKeyDown}
      >
        <input
          autoFocus
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
              ref={pick === chosen ? intoSight : undefined}
              className="flex min-h-9 cursor-default items-center gap-2 rounded-control px-2 text-base aria-selected:bg-accent-bg"
              onPointerMove={() => setActive(found.indexOf(pick))}
              onPointerUp={() => onPick(pick.id)}
            >
              {pick.start}
              <span className="shrink-0 font-medium">{pick.label}</span>
              <span className="min-w-0 truncate text-small text-ink-3">{pick.detail}</span>
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

/** What begins with the text stands before what only mentions it. */
function matching(picks: readonly Pick[], text: string): Pick[] {
  const starts = (pick: Pick) => (pick.label.toLowerCase().startsWith(text) ? 0 : 1);
  return picks.filter((pick) => `${pick.label} ${pick.detail}`.toLowerCase().includes(text)).sort((a, b) => starts(a) - starts(b));
}

function intoSight(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: "nearest" });
}

function placeOf(at: { x: number; y: number } | null): { left: number; top: number; width: number; maxHeight: number } {
  const left = at?.x ?? (window.innerWidth - size.width) / 2;
  const top = at?.y ?? window.innerHeight / 4;
  return {
    left: Math.max(8, Math.min(left, window.innerWidth - size.width - 8)),
    top: Math.max(8, Math.min(top, window.innerHeight - size.height - 8)),
    width: size.width,
    maxHeight: size.height,
  };
}
