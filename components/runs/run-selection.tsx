"use client";

import { createContext, use, useCallback, useMemo, useState, type ReactNode } from "react";

type Selection = {
  chosen: ReadonlySet<string>;
  /** Everything that the filter matches, also what is on other pages. */
  isAll: boolean;
  /** With shift: everything between the row that was clicked before and this one. */
  toggle: (id: string, isRange: boolean) => void;
  choosePage: (on: boolean) => void;
  chooseAll: () => void;
  clear: () => void;
  ids: readonly string[];
};

const Context = createContext<Selection | null>(null);

/** Which rows of this page are chosen. A page that holds other runs keeps of them what it still shows. */
export function RunSelection({ ids, children }: { ids: readonly string[]; children: ReactNode }) {
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set());
  const [last, setLast] = useState<string | null>(null);
  const [wantsAll, setWantsAll] = useState(false);
  const chosen = useMemo(() => new Set(ids.filter((id) => kept.has(id))), [ids, kept]);
  const toggle = useCallback(
    (id: string, isRange: boolean) => {
      const on = !kept.has(id);
      const [from, to] = [isRange && last !== null ? ids.indexOf(last) : -1, ids.indexOf(id)];
      const range = from < 0 ? [id] : ids.slice(Math.min(from, to), Math.max(from, to) + 1);
      const next = new Set(kept);
      for (const one of range)
        if (on) next.add(one);
        else next.delete(one);
      setKept(next);
      setLast(id);
      setWantsAll(false);
    },
    [kept, last, ids],
  );
  const value = useMemo<Selection>(
    () => ({
      ...{ ids, chosen, toggle, isAll: wantsAll && chosen.size > 0 },
      choosePage: (on) => {
        setKept(new Set(on ? ids : []));
        setWantsAll(false);
      },
      chooseAll: () => setWantsAll(true),
      clear: () => {
        setKept(new Set());
        setWantsAll(false);
      },
    }),
    [ids, chosen, toggle, wantsAll],
  );
  return <Context value={value}>{children}</Context>;
}

export function useSelection(): Selection {
  const selection = use(Context);
  if (selection === null) throw new Error("rows can be chosen inside of RunSelection only");
  return selection;
}
