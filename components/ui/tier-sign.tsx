import { clsx } from "clsx";
import type { ReactNode } from "react";

/** Null: no table knows the model. */
export type SignTier = "think" | "plan" | "exec" | null;

/** 14 px. Whole note, half note, eighth note: longer is dearer. With `label` it says the model's name itself. */
export function TierSign({ tier, label, className }: { tier: SignTier; label?: string; className?: string }) {
  return (
    <svg
      viewBox="0 0 14 14"
      width={14}
      height={14}
      fill="none"
      className={clsx("shrink-0", inks[tier ?? "unknown"], className)}
      {...(label === undefined ? { "aria-hidden": true } : { role: "img", "aria-label": label })}
    >
      {label !== undefined && <title>{label}</title>}
      {notes[tier ?? "unknown"]}
    </svg>
  );
}

const inks = { think: "text-tier-think", plan: "text-tier-plan", exec: "text-tier-exec", unknown: "text-ink-3" };

const notes: Record<keyof typeof inks, ReactNode> = {
  think: <ellipse cx="7" cy="7" rx="5.1" ry="3.6" stroke="currentColor" strokeWidth="1.9" transform="rotate(-16 7 7)" />,
  plan: (
    <g stroke="currentColor" strokeLinecap="round">
      <ellipse cx="5.3" cy="10.4" rx="3" ry="2.2" strokeWidth="1.5" transform="rotate(-20 5.3 10.4)" />
      <path d="M8.3 9.6V1.5" strokeWidth="1.5" />
    </g>
  ),
  exec: (
    <g stroke="currentColor" strokeLinecap="round" strokeLinejoin="round">
      <ellipse cx="4.4" cy="10.7" rx="2.9" ry="2.1" fill="currentColor" strokeWidth="0.6" transform="rotate(-20 4.4 10.7)" />
      <path d="M7 10V1.6c.3 2.4 3.9 2.7 3 6.3" strokeWidth="1.5" />
    </g>
  ),
  unknown: <rect x="3" y="3" width="8" height="8" rx="1" stroke="currentColor" strokeWidth="1.5" />,
};
