"use client";

import { NumberField } from "@base-ui/react/number-field";
import { clsx } from "clsx";

type NumberInputProps = {
  value: number | null;
  onValueChange?: (value: number | null) => void;
  min?: number;
  max?: number;
  step?: number;
  /** Behind the number: "s", "tasks". */
  unit?: string;
  placeholder?: string;
  id?: string;
  disabled?: boolean;
  className?: string;
  "aria-label"?: string;
  format?: Intl.NumberFormatOptions;
};

/** A number or nothing. Arrow keys step; what lies outside the bounds is brought back on leaving. */
export function NumberInput({ value, onValueChange, min, max, step, unit, className, format, disabled, id, ...rest }: NumberInputProps) {
  return (
    <NumberField.Root
      id={id}
      value={value}
      onValueChange={(next) => onValueChange?.(next)}
      min={min}
      max={max}
      step={step}
      format={format}
      disabled={disabled}
      locale="en"
      className={clsx("min-w-0", className)}
    >
      <NumberField.Group className="relative flex items-center">
        <NumberField.Input {...rest} className={clsx("field-box num", unit !== undefined && "pr-14")} />
        {unit !== undefined && <span className="pointer-events-none absolute right-2.5 text-small text-ink-3">{unit}</span>}
      </NumberField.Group>
    </NumberField.Root>
  );
}
