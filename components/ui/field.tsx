"use client";

import { Field as Base } from "@base-ui/react/field";
import { clsx } from "clsx";
import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";

type FieldProps = {
  label: ReactNode;
  /** One sentence that says what to enter. */
  error?: string | null;
  hint?: ReactNode;
  /** Beside the label, at the end: a switch, a unit, a link. */
  aside?: ReactNode;
  disabled?: boolean;
  className?: string;
  children: ReactNode;
};

/** Label above, what is wrong below. Any control of this folder inside it takes its name and state from here. */
export function Field({ label, error = null, hint, aside, disabled, className, children }: FieldProps) {
  return (
    <Base.Root invalid={error !== null} disabled={disabled} className={clsx("flex min-w-0 flex-col gap-1", className)}>
      <span className="flex min-h-4 items-center justify-between gap-2">
        <Base.Label className="text-small font-medium text-ink-2">{label}</Base.Label>
        {aside}
      </span>
      {children}
      {error !== null && <FieldError>{error}</FieldError>}
      {hint != null && error === null && <Base.Description className="text-small text-ink-3">{hint}</Base.Description>}
    </Base.Root>
  );
}

function FieldError({ children }: { children: string }) {
  return (
    <Base.Error match className="flex gap-1.5 text-small text-fail">
      <CircleAlert className="mt-px size-3.5 shrink-0 stroke-2" aria-hidden />
      {children}
    </Base.Error>
  );
}
