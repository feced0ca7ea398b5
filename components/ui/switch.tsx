"use client";

import { Switch as Base } from "@base-ui/react/switch";

type SwitchProps = { checked: boolean; onCheckedChange: (checked: boolean) => void; disabled?: boolean; "aria-label"?: string };

/** Takes effect at once. Alone it needs an `aria-label`; inside a Field the label names it. */
export function Switch({ checked, onCheckedChange, ...rest }: SwitchProps) {
  return (
    <Base.Root
      {...rest}
      checked={checked}
      onCheckedChange={(next) => onCheckedChange(next)}
      className="flex h-6 w-10 shrink-0 cursor-pointer items-center rounded-dialog border border-line-ui bg-sunk px-[3px] transition-colors data-checked:border-accent data-checked:bg-accent data-disabled:cursor-default data-disabled:border-line-2"
    >
      <Base.Thumb className="size-4 rounded-full bg-line-ui transition-transform data-checked:translate-x-4 data-checked:bg-accent-on" />
    </Base.Root>
  );
}
