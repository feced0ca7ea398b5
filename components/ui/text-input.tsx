"use client";

import { Input } from "@base-ui/react/input";
import { clsx } from "clsx";
import type { ComponentProps } from "react";

type TextInputProps = Omit<ComponentProps<"input">, "value" | "defaultValue" | "onChange"> & {
  value: string;
  onValueChange?: (value: string) => void;
};

export function TextInput({ value, onValueChange, className, ...rest }: TextInputProps) {
  return <Input {...rest} value={value} onValueChange={onValueChange} className={clsx("field-box", className)} />;
}
