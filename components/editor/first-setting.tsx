"use client";

import { useEffect, useRef, type ReactNode } from "react";
import { useLayout, useLayoutStore } from "@/components/editor/layout-store";

const fields = "input:not([type=hidden]):not([aria-hidden=true]), textarea, select, [contenteditable=true], [role=combobox], button";

/** A form that takes the cursor into its first field when that is asked for; a form that is still loading does so when it is there. */
export function FirstSetting({ children }: { children: ReactNode }) {
  const form = useRef<HTMLDivElement>(null);
  const layout = useLayoutStore();
  const configuring = useLayout((state) => state.configuring);
  useEffect(() => {
    if (!configuring) return;
    form.current?.querySelector<HTMLElement>(fields)?.focus();
    layout.getState().configure(false);
  }, [configuring, layout]);
  return <div ref={form}>{children}</div>;
}
