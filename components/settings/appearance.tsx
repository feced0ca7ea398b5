"use client";

import { useTheme } from "next-themes";
import { useSyncExternalStore } from "react";
import { themes } from "@/components/shell/theme-menu";
import { Segmented } from "@/components/ui/segmented";

export function Appearance() {
  const { theme, setTheme } = useTheme();
  // The choice lies in the browser: the server shows the usual one.
  const isBrowser = useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  );
  return (
    <section aria-labelledby="appearance">
      <h2 id="appearance" className="mb-2 text-section">
        Appearance
      </h2>
      <Segmented aria-label="Theme" value={isBrowser ? (theme ?? "system") : "system"} onValueChange={setTheme} options={themes} />
    </section>
  );
}

function neverChanges(): () => void {
  return () => {};
}
