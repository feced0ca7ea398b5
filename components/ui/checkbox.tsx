"use client";

import { Checkbox as Base } from "@base-ui/react/checkbox";
import { Check } from "lucide-react";
import type { ReactNode } from "react";

type CheckboxProps = {
  checked: boolean;
  onCheckedChange: (checked: boolean) => void;
  disabled?: boolean;
  label: ReactNode;
  hint?: ReactNode;
};

export function Checkbox({ checked, onCheckedChange, disabled, label, hint }: CheckboxProps) {
  return (
    <label className="flex min-h-6 w-fit cursor-pointer items-start gap-2 has-data-disabled:cursor-default has-data-disabled:text-ink-off pointer-coarse:min-h-11">
      <Base.Root
        checked={checked}
        onCheckedChange={(next) => onCheckedChange(next)}
        disabled={disabled}
        className="mt-0.5 flex size-4 shrink-0 items-center justify-center rounded-chip border border-line-ui bg-card data-checked:border-accent data-checked:bg-accent data-checked:text-accent-on data-disabled:border-line-2"
      >
        <Base.Indicator>
          <Check className="size-3 stroke-3" aria-hidden />
        </Base.Indicator>
      </Base.Root>
      <span className="text-base">
        {label}
        {hint != null && <span className="block text-small text-ink-3">{hint}</span>}
      </span>
    </label>
  );
}
