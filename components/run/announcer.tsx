"use client";

import { useEffect, useRef, useState } from "react";
import { useRunFrame } from "@/components/run/run-context";
import { runSign } from "@/components/run/run-sign";
import { statusWords } from "@/components/ui/status-sign";
import type { Frame } from "@/components/run/frame";

const pause = 5_000;

/** Tells screen readers how a live run gets on: every five seconds at most, and only when something changed. */
export function Announcer() {
  const frame = useRunFrame();
  const [said, setSaid] = useState("");
  const saidAt = useRef(0);
  const words = frame.live.endedAt === null && !frame.following ? "" : progress(frame);

  useEffect(() => {
    if (words === "" || words === said) return;
    const wait = frame.live.endedAt !== null ? 0 : Math.max(0, saidAt.current + pause - performance.now());
    const timer = setTimeout(() => {
      saidAt.current = performance.now();
      setSaid(words);
    }, wait);
    return () => clearTimeout(timer);
  }, [words, said, frame.live.endedAt]);

  return (
    <p className="sr-only" role="status" aria-live="polite">
      {said}
    </p>
  );
}

/** `3 of 6 tasks done`; without a plan, of steps. */
function progress({ live, rows }: Frame): string {
  if (live.endedAt !== null) return `Run ${statusWords[runSign(live)].toLowerCase()}`;
  const tasks = rows.filter((row) => row.taskId !== null);
  const counted = tasks.length > 0 ? tasks : rows.filter((row) => row.turn === null);
  const done = counted.filter((row) => row.status === "succeeded" || row.status === "reused").length;
  return `${done} of ${counted.length} ${tasks.length > 0 ? "tasks" : "steps"} done`;
}
