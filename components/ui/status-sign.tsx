import { clsx } from "clsx";
import {
  CircleCheck,
  CircleDashed,
  CircleDot,
  CircleSlash,
  CircleStop,
  Hand,
  Hourglass,
  OctagonX,
  RotateCcwClock,
  type LucideIcon,
} from "lucide-react";

/** The nine states that people see. A run's and a step's status is mapped to one of them where it is read. */
export type SignState = "waiting" | "running" | "done" | "failed" | "asking" | "skipped" | "reused" | "cancelled" | "held";

export const statusWords: Record<SignState, string> = {
  waiting: "Waiting",
  running: "Running",
  done: "Done",
  failed: "Failed",
  asking: "Needs you",
  skipped: "Skipped",
  reused: "Reused",
  cancelled: "Cancelled",
  held: "Held",
};

export const statusInk: Record<SignState, string> = {
  waiting: "text-ink-3",
  running: "text-accent",
  done: "text-done",
  failed: "text-fail",
  asking: "text-ask",
  skipped: "text-ink-3",
  reused: "text-reuse",
  cancelled: "text-stop",
  held: "text-ink-3",
};

const icons: Record<SignState, LucideIcon> = {
  waiting: CircleDashed,
  running: CircleDot,
  done: CircleCheck,
  failed: OctagonX,
  asking: Hand,
  skipped: CircleSlash,
  reused: RotateCcwClock,
  cancelled: CircleStop,
  held: Hourglass,
};

type StatusSignProps = {
  state: SignState;
  /** In place of the usual word: "Waits for tasks". */
  word?: string;
  /** The word then stands in the accessible name. */
  iconOnly?: boolean;
  className?: string;
};

/** Icon, colour and word, always together. */
export function StatusSign({ state, word = statusWords[state], iconOnly = false, className }: StatusSignProps) {
  if (iconOnly)
    return (
      <span role="img" aria-label={word} title={word} className={clsx("inline-flex shrink-0", className)}>
        <StatusIcon state={state} />
      </span>
    );
  return (
    <span className={clsx("inline-flex items-center gap-[5px] font-medium whitespace-nowrap", statusInk[state], className)}>
      <StatusIcon state={state} />
      {word}
    </span>
  );
}

export function StatusIcon({ state, size = 14, className }: { state: SignState; size?: number; className?: string }) {
  const Icon = icons[state];
  return <Icon size={size} strokeWidth={2} aria-hidden className={clsx("shrink-0", statusInk[state], className)} />;
}
