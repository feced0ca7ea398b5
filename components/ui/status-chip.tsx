import { clsx } from "clsx";
import { StatusIcon, statusInk, statusWords, type SignState } from "@/components/ui/status-sign";

const grounds: Record<SignState, string> = {
  waiting: "bg-hover",
  running: "bg-accent-bg",
  done: "bg-done-bg",
  failed: "bg-fail-bg",
  asking: "bg-ask-bg",
  skipped: "bg-hover",
  reused: "bg-reuse-bg",
  cancelled: "bg-hover",
  held: "bg-hover",
};

/** The sign on its own ground, for heads of pages. */
export function StatusChip({ state, word = statusWords[state] }: { state: SignState; word?: string }) {
  return (
    <span
      className={clsx(
        "inline-flex h-5.5 shrink-0 items-center gap-[5px] rounded-chip px-2 text-small font-semibold whitespace-nowrap",
        statusInk[state],
        grounds[state],
      )}
    >
      <StatusIcon state={state} />
      {word}
    </span>
  );
}
