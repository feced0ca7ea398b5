"use client";

import { Tabs as Base } from "@base-ui/react/tabs";
import { clsx } from "clsx";
import type { ReactNode } from "react";

type TabsProps<T extends string> = {
  value: T;
  onValueChange: (value: T) => void;
  tabs: readonly { value: T; label: ReactNode; count?: number }[];
  "aria-label": string;
  className?: string;
  /** TabPanel elements, one for each tab. */
  children: ReactNode;
};

export function Tabs<T extends string>({ value, onValueChange, tabs, className, children, ...rest }: TabsProps<T>) {
  return (
    <Base.Root value={value} onValueChange={(next: T) => onValueChange(next)} className={clsx("flex min-h-0 flex-col", className)}>
      <Base.List {...rest} className="flex shrink-0 gap-4 overflow-x-auto border-b border-line px-4">
        {tabs.map((tab) => (
          <Base.Tab
            key={tab.value}
            value={tab.value}
            className="-mb-px h-9 shrink-0 border-b-2 border-transparent px-0.5 text-base text-ink-2 -outline-offset-2 hover:text-ink data-active:border-accent data-active:font-medium data-active:text-ink pointer-coarse:h-11"
          >
            {tab.label}
            {tab.count !== undefined && <span className="num ml-1.5 text-small text-ink-3">{tab.count}</span>}
          </Base.Tab>
        ))}
      </Base.List>
      {children}
    </Base.Root>
  );
}

type TabPanelProps = { value: string; className?: string; onFocus?: () => void; children: ReactNode };

/** `onFocus`: the cursor came to something inside. */
export function TabPanel({ value, className, onFocus, children }: TabPanelProps) {
  return (
    <Base.Panel value={value} onFocus={onFocus} className={clsx("min-h-0 flex-1 -outline-offset-2", className)}>
      {children}
    </Base.Panel>
  );
}
