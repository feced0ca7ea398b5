"use client";

import { Menu as Base } from "@base-ui/react/menu";
import { clsx } from "clsx";
import { Check, Moon, Sun } from "lucide-react";
import { useTheme } from "next-themes";
import { Menu } from "@/components/ui/menu";

export const themes = [
  { value: "system", label: "As the system" },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
] as const;

/** `wide`: a row of the side bar; else a square of the rail. */
export function ThemeMenu({ wide = false }: { wide?: boolean }) {
  const { theme, setTheme } = useTheme();
  const trigger = (
    <button
      type="button"
      aria-label="Theme"
      className={clsx(
        "flex items-center rounded-control text-base font-medium text-ink-2 hover:bg-hover hover:text-ink",
        wide ? "h-8 w-full gap-2.5 px-2" : "size-9 justify-center",
      )}
    >
      {/* The server does not know the theme, the style sheet does. */}
      <Sun className={clsx("stroke-[1.75] dark:hidden", wide ? "size-4" : "size-4.5")} aria-hidden />
      <Moon className={clsx("hidden stroke-[1.75] dark:block", wide ? "size-4" : "size-4.5")} aria-hidden />
      {wide && "Theme"}
    </button>
  );
  return (
    <Menu trigger={trigger} side="right" align="end">
      <Base.RadioGroup value={theme} onValueChange={(value: string) => setTheme(value)}>
        {themes.map(({ value, label }) => (
          <Base.RadioItem
            key={value}
            value={value}
            closeOnClick
            className="flex min-h-8 cursor-default items-center gap-2 rounded-control px-2 text-base outline-none select-none data-highlighted:bg-accent-bg pointer-coarse:min-h-11"
          >
            <span className="flex-1">{label}</span>
            <span className="size-4 text-accent">
              <Base.RadioItemIndicator>
                <Check className="size-4" aria-hidden />
              </Base.RadioItemIndicator>
            </span>
          </Base.RadioItem>
        ))}
      </Base.RadioGroup>
    </Menu>
  );
}
