"use client";

import { Field } from "@base-ui/react/field";
import { clsx } from "clsx";
import type { ComponentProps } from "react";

type TextAreaProps = Omit<ComponentProps<"textarea">, "value" | "defaultValue" | "onChange"> & {
  value: string;
  onValueChange?: (value: string) => void;
  /** Prompts and code. */
  mono?: boolean;
};

export function TextArea({ value, onValueChange, mono = false, rows = 4, className, ...rest }: TextAreaProps) {
  return (
    <Field.Control
      value={value}
      onValueChange={onValueChange}
      render={
        <textarea {...rest} rows={rows} className={clsx("field-box h-auto resize-y py-1.5", mono && "font-mono text-code", className)} />
      }
    />
  );
}
