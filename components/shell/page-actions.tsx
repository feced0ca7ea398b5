"use client";

import { useRouter } from "next/navigation";
import { useTheme } from "next-themes";
import { useCallback, useState } from "react";
import type { Action } from "@/components/actions/action";
import { CommandPalette } from "@/components/actions/command-palette";
import { KeyMap } from "@/components/actions/key-map";
import { useActions } from "@/components/actions/registry";
import { places, settings, workers } from "@/components/shell/places";
import { themes } from "@/components/shell/theme-menu";

/** What every page offers: the command palette, the list of keys, and ways to the other pages. */
export function PageActions() {
  const router = useRouter();
  const { theme, setTheme } = useTheme();
  const [open, setOpen] = useState<"palette" | "keys" | null>(null);
  const close = () => setOpen(null);
  useActions(
    useCallback((): Action[] => {
      const to = (href: string) => () => router.push(href);
      return [
        {
          id: "commands",
          label: "Find a command",
          group: "General",
          keys: ["mod+k"],
          where: "everywhere",
          keysOnly: true,
          run: () => setOpen("palette"),
        },
        { id: "keys", label: "Show the keys", group: "General", keys: ["?"], words: "shortcuts help", run: () => setOpen("keys") },
        ...[...places, workers, settings].map(({ href, name }) => ({ id: `go${href}`, label: name, group: "Go to", run: to(href) })),
        { id: "connections", label: "Connections", group: "Go to", words: "secrets servers mcp", run: to("/settings/connections") },
        ...themes.map(({ value, label }) => ({
          id: `theme-${value}`,
          label: `Theme: ${label.toLowerCase()}`,
          group: "General",
          can: () => theme !== value,
          run: () => setTheme(value),
        })),
      ];
    }, [router, theme, setTheme]),
  );
  return (
    <>
      {open === "palette" && <CommandPalette onClose={close} />}
      {open === "keys" && <KeyMap onClose={close} />}
    </>
  );
}
