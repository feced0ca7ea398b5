import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { pageStyle } from "@/components/export/page/page-style";

test("a saved page has the colours of the product, light and dark", () => {
  const [light = "", dark = ""] = readFileSync("app/tokens.css", "utf8").split(".dark {");
  const [ownLight = "", ownDark = ""] = pageStyle.split("prefers-color-scheme: dark");
  for (const [theme, own] of [
    [light, ownLight],
    [dark, ownDark],
  ] as const) {
    const colours = [...own.matchAll(/--([a-z0-9-]+): (oklch\([^)]+\));/g)];
    expect(colours.length).toBeGreaterThan(20);
    for (const [, name, value] of colours) expect(theme).toContain(`--color-${name}: ${value};`);
  }
});
