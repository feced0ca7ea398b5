"use client";

import { createContext, useCallback, useContext, useEffect, useState, type ReactNode } from "react";
import { call } from "@/lib/contract/client";
import { listQuestions } from "@/lib/contract/questions";

type InboxCount = { count: number; /** Somebody has just answered. */ recount: () => void };

const CountContext = createContext<InboxCount>({ count: 0, recount: () => undefined });

const paceMs = 5_000;

/** How many questions wait for this person, kept true while a page is looked at. */
export function InboxCountProvider({ initial, children }: { initial: number; children: ReactNode }) {
  const [count, setCount] = useState(initial);
  const recount = useCallback(() => {
    // Without an answer the last count stands: the next look tries again.
    call(listQuestions, { query: { limit: 1 } }).then(
      ({ total }) => setCount(total),
      () => undefined,
    );
  }, []);
  useEffect(() => {
    const look = () => document.visibilityState === "visible" && recount();
    const timer = setInterval(look, paceMs);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [recount]);
  return <CountContext value={{ count, recount }}>{children}</CountContext>;
}

export function useInboxCount(): InboxCount {
  return useContext(CountContext);
}
