import type { ReactNode } from "react";

/** A value in a question's card, as long as it may be: the answers below stay in reach. */
export function AnswerBox({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div
      className="max-h-80 overflow-y-auto rounded-control border border-line bg-sunk px-3 py-2"
      role="group"
      aria-label={label}
      tabIndex={0}
    >
      {children}
    </div>
  );
}
