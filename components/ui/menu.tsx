"use client";

import { Menu as Base } from "@base-ui/react/menu";
import { clsx } from "clsx";
import type { ReactElement, ReactNode } from "react";
import { Kbd } from "@/components/ui/kbd";

type MenuProps = {
  trigger: ReactElement;
  align?: "start" | "center" | "end";
  side?: "top" | "right" | "bottom" | "left";
  children: ReactNode;
};

export function Menu({ trigger, align = "end", side = "bottom", children }: MenuProps) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      {/* A popup stands outside of the page’s landmarks, so it is one. */}
      <Base.Portal role="region" aria-label="Menu">
        <Base.Positioner side={side} align={align} sideOffset={4} collisionPadding={8} className="z-50 outline-none">
          <Base.Popup className="popup max-h-(--available-height) min-w-48 overflow-y-auto p-1 outline-none">{children}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

type MenuItemProps = {
  icon?: ReactNode;
  keys?: string;
  danger?: boolean;
  disabled?: boolean;
  href?: string;
  download?: boolean;
  onSelect?: () => void;
  children: ReactNode;
};

export function MenuItem({ icon, keys, danger = false, disabled, href, download, onSelect, children }: MenuItemProps) {
  const className = clsx(
    "flex min-h-8 w-full cursor-default items-center gap-2 rounded-control px-2 py-1 text-base outline-none select-none pointer-coarse:min-h-11",
    "data-disabled:text-ink-off data-highlighted:bg-accent-bg [&>svg]:size-4 [&>svg]:shrink-0 [&>svg]:stroke-[1.75]",
    danger && "text-fail data-highlighted:bg-fail-bg",
  );
  const inner = (
    <>
      {icon}
      <span className="min-w-0 flex-1">{children}</span>
      {keys !== undefined && <Kbd>{keys}</Kbd>}
    </>
  );
  if (href !== undefined)
    return (
      <Base.LinkItem href={href} download={download || undefined} closeOnClick className={className}>
        {inner}
      </Base.LinkItem>
    );
  return (
    <Base.Item disabled={disabled} onClick={onSelect} className={className}>
      {inner}
    </Base.Item>
  );
}

export function MenuSeparator() {
  return <Base.Separator className="my-1 h-px bg-line" />;
}
