"use client";

import { Radio } from "@base-ui/react/radio";
import { RadioGroup } from "@base-ui/react/radio-group";
import { clsx } from "clsx";
import type { ReactNode } from "react";

type SegmentedProps<T extends string> = {
  value: T;
  onValueChange: (value: T) => void;
  options: readonly { value: T; label: ReactNode; disabled?: boolean; name?: string }[];
  "aria-label"?: string;
  disabled?: boolean;
  className?: string;
};

/** One of a few, all in sight. */
export function Segmented<T extends string>({ value, onValueChange, options, disabled, className, ...rest }: SegmentedProps<T>) {
  return (
    <RadioGroup
      {...rest}
      value={value}
      onValueChange={(next) => onValueChange(next)}
      disabled={disabled}
      className={clsx("inline-flex h-7 w-fit max-w-full rounded-control border border-line bg-sunk p-px pointer-coarse:h-11", className)}
    >
      {options.map((option) => (
        <Radio.Root
          key={option.value}
          value={option.value}
          disabled={option.disabled}
          aria-label={option.name}
          className="flex min-w-0 cursor-pointer items-center gap-1.5 rounded-[5px] border border-transparent px-2.5 text-small text-ink-2 select-none hover:text-ink data-checked:border-line-2 data-checked:bg-card data-checked:font-medium data-checked:text-ink data-disabled:cursor-default data-disabled:text-ink-off [&_svg]:size-3.5"
        >
          {option.label}
        </Radio.Root>
      ))}
    </RadioGroup>
  );
}
