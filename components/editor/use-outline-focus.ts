import { useCallback, useEffect, useRef, useState, type RefObject } from "react";
import { useDesk, useEditor } from "@/components/editor/editor-context";
import type { OutlineRow } from "@/components/editor/outline-rows";

type OutlineFocus = {
  /** The row that Tab leads to. */
  active: string | null;
  go: (row: OutlineRow | undefined) => void;
  onFocus: (row: OutlineRow) => void;
};

/**
 * One row has the cursor, and what it shows is selected: so every action of the editor acts on it. When something else is selected, or the
 * row goes away while it has the cursor, the cursor follows, so that a person without a pointer is never thrown out of the list.
 */
export function useOutlineFocus(list: RefObject<HTMLElement | null>, rows: readonly OutlineRow[]): OutlineFocus {
  const { store } = useDesk();
  const selection = useEditor((state) => state.selection);
  const [cursor, setCursor] = useState<{ key: string; index: number } | null>(null);
  const [only] = selection;
  const kept = rows.find((row) => row.key === cursor?.key);
  const chosen = selection.size === 1 && kept?.id !== only ? rows.find((row) => row.id === only) : undefined;
  const here = chosen ?? kept ?? rows[Math.min(cursor?.index ?? 0, rows.length - 1)];
  const within = useRef(false);

  const go = useCallback(
    (row: OutlineRow | undefined) => {
      if (row === undefined) return;
      store.getState().select([row.id]);
      rowOf(list.current, row.key)?.focus();
    },
    [list, store],
  );
  useEffect(() => {
    const isLost = within.current && document.activeElement === document.body;
    if (isLost || (chosen !== undefined && list.current?.contains(document.activeElement) === true)) go(here);
  }, [chosen, here, list, go]);
  useEffect(() => {
    const remember = (event: Event) => {
      within.current = event.target instanceof Node && list.current?.contains(event.target) === true;
    };
    const events = ["focusin", "pointerdown"] as const;
    for (const name of events) document.addEventListener(name, remember);
    return () => {
      for (const name of events) document.removeEventListener(name, remember);
    };
  }, [list]);

  const onFocus = (row: OutlineRow) => {
    setCursor({ key: row.key, index: rows.indexOf(row) });
    if (store.getState().selection.size === 0) store.getState().select([row.id]);
  };
  return { active: here?.key ?? null, go, onFocus };
}

function rowOf(list: HTMLElement | null, key: string): HTMLElement | null {
  return list?.querySelector<HTMLElement>(`[data-row="${CSS.escape(key)}"]`) ?? null;
}
