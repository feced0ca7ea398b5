const names = [
  "desk",
  "panel",
  "card",
  "hover",
  "ink",
  "ink-2",
  "ink-3",
  "line",
  "line-2",
  "line-ui",
  "accent",
  "accent-ln",
  "accent-bg",
  "done-fill",
  "done",
  "fail",
  "ask",
  "ask-bg",
  "reuse",
  "stop",
  "tier-think",
  "tier-plan",
  "tier-exec",
] as const;
export type Ink = (typeof names)[number];
export type Inks = Record<Ink, string> & { font: string };

/** The theme's colours for a 2D context, which knows no CSS variables. */
export function readInks(element: Element): Inks {
  const style = getComputedStyle(element);
  const colours = Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--color-${name}`).trim()])) as Record<Ink, string>; // one entry for each name
  return { ...colours, font: style.fontFamily };
}
