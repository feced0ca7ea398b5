"use client";

import { createContext, useCallback, useContext, useEffect, useRef, useState, type ReactNode } from "react";
import { notify } from "@/components/shell/notify";
import { keepTitleCount } from "@/components/shell/title-count";
import { call } from "@/lib/contract/client";
import { listQuestions } from "@/lib/contract/questions";

type Props = { initial: number; /** The server's clock: what was asked before is no news. */ renderedAt: string; children: ReactNode };
type InboxCount = { count: number; /** Somebody has just answered. */ recount: () => void };

const CountContext = createContext<InboxCount>({ count: 0, recount: () => undefined });

const paceMs = 5_000;
/** Of those who look at another page: the title of the tab, and a notification, tell them. */
const slowPaceMs = 15_000;

/** How many questions wait for this person, kept true here, in the title of the page, and by a notification where one is wanted. */
export function InboxCountProvider({ initial, renderedAt, children }: Props) {
  const [count, setCount] = useState(initial);
  /** When the newest question that this page knows of was asked. */
  const newest = useRef(renderedAt);
  const recount = useCallback(() => {
    // Without an answer the last count stands: the next look tries again.
    call(listQuestions, { query: { limit: 1 } }).then(
      ({ total, items: [question] }) => {
        setCount(total);
        if (question === undefined || question.createdAt <= newest.current) return;
        newest.current = question.createdAt;
        notify(question);
      },
      () => undefined,
    );
  }, []);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const look = () => {
      clearTimeout(timer);
      recount();
      timer = setTimeout(look, paceNow());
    };
    timer = setTimeout(look, paceNow());
    document.addEventListener("visibilitychange", look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [recount]);
  useEffect(() => keepTitleCount(count), [count]);
  return <CountContext value={{ count, recount }}>{children}</CountContext>;
}

function paceNow(): number {
  return document.visibilityState === "visible" ? paceMs : slowPaceMs;
}

export function useInboxCount(): InboxCount {
  return useContext(CountContext);
}
