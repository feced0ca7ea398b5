"use client";

import { Select as Base } from "@base-ui/react/select";
import { clsx } from "clsx";
import { Check, ChevronDown } from "lucide-react";
import type { ReactNode } from "react";

/** `label` is the text that typing finds and the closed field shows; `start` stands before it, `aside` at the row's end. */
export type SelectOption<T extends string> = { value: T; label: string; start?: ReactNode; aside?: ReactNode; disabled?: boolean };

type SelectProps<T extends string> = {
  value: T | null;
  onValueChange: (value: T) => void;
  options: readonly SelectOption<T>[];
  placeholder?: string;
  disabled?: boolean;
  size?: "normal" | "small";
  className?: string;
  "aria-label"?: string;
};

export function Select<T extends string>({
  value,
  onValueChange,
  options,
  placeholder = "Choose",
  size = "normal",
  disabled,
  className,
  ...rest
}: SelectProps<T>) {
  const chosen = options.find((option) => option.value === value);
  return (
    <Base.Root<T> value={value} onValueChange={(next) => next !== null && onValueChange(next)} items={[...options]} disabled={disabled}>
      <Base.Trigger
        {...rest}
        className={clsx("field-box flex items-center gap-2 text-left", size === "small" && "h-7 text-small", className)}
      >
        {chosen?.start}
        <span className={clsx("min-w-0 flex-1 truncate", chosen === undefined && "text-ink-3")}>{chosen?.label ?? placeholder}</span>
        <Base.Icon className="text-ink-3">
          <ChevronDown className="size-4 stroke-[1.75]" aria-hidden />
        </Base.Icon>
      </Base.Trigger>
      <Base.Portal role="region" aria-label="Choices">
        <Base.Positioner sideOffset={4} alignItemWithTrigger={false} className="z-50 outline-none">
          <Base.Popup className="popup max-h-[min(24rem,var(--available-height))] min-w-(--anchor-width) overflow-y-auto p-1">
            {options.map((option) => (
              <Option key={option.value} option={option} />
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

function Option<T extends string>({ option }: { option: SelectOption<T> }) {
  return (
    <Base.Item
      value={option.value}
      label={option.label}
      disabled={option.disabled}
      className="flex min-h-8 cursor-default items-center gap-2 rounded-control px-2 py-1 text-base outline-none select-none data-disabled:text-ink-off data-highlighted:bg-accent-bg pointer-coarse:min-h-11"
    >
      {option.start}
      <Base.ItemText className="min-w-0 flex-1 truncate">{option.label}</Base.ItemText>
      {option.aside != null && <span className="num text-small text-ink-3">{option.aside}</span>}
      <span className="size-4 text-accent">
        <Base.ItemIndicator>
          <Check className="size-4" aria-hidden />
        </Base.ItemIndicator>
      </span>
    </Base.Item>
  );
}
