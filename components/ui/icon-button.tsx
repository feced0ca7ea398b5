"use client";

import { clsx } from "clsx";
import type { ComponentProps } from "react";
import type { ButtonLook, ButtonSize } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button";
import { Tooltip } from "@/components/ui/tooltip";

type IconButtonProps = Omit<ComponentProps<"button">, "aria-label"> & {
  /** What it does: its accessible name and its tip. */
  label: string;
  /** The key that does the same, as people press it: "⌘↵", "[". */
  keys?: string;
  look?: ButtonLook;
  size?: ButtonSize;
  side?: "top" | "right" | "bottom" | "left";
};

/** A square with an icon. Never without a name, never without a tip. */
export function IconButton({ label, keys, look = "ghost", size = "normal", side, className, ...rest }: IconButtonProps) {
  return (
    <Tooltip label={label} keys={keys} side={side}>
      <button type="button" aria-label={label} {...rest} className={clsx(buttonClass({ look, size }), squares[size], className)} />
    </Tooltip>
  );
}

const squares: Record<ButtonSize, string> = {
  normal: "w-8 px-0 pointer-coarse:w-11",
  small: "w-7 px-0 pointer-coarse:w-11",
  row: "w-6 px-0 pointer-coarse:w-11",
};
