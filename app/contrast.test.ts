import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

type Theme = Record<string, [lightness: number, chroma: number, hue: number]>;

const css = readFileSync(new URL("./tokens.css", import.meta.url), "utf8");
const [lightBlock = "", darkBlock = ""] = css.split(".dark");
const light = read(lightBlock);
const dark: Theme = { ...light, ...read(darkBlock) };

const surfaces = ["desk", "panel", "card", "raise", "sunk"];

// What the design promises: the worst ratio over all surfaces, light and dark.
const text: Record<string, [number, number]> = {
  ink: [14.2, 12.9],
  "ink-2": [7.2, 7.4],
  "ink-3": [4.9, 5.0],
  accent: [6.1, 7.9],
  done: [5.5, 7.0],
  fail: [5.0, 5.7],
  ask: [4.8, 8.9],
  reuse: [5.8, 6.7],
  stop: [6.6, 6.5],
  "tier-think": [8.9, 7.9],
  "tier-plan": [4.9, 5.3],
};
const signs: Record<string, [number, number]> = {
  "line-ui": [3.2, 3.1],
  "accent-ln": [3.3, 3.4],
  "done-fill": [3.4, 3.4],
  "tier-exec": [3.5, 3.5],
};
const pairs: [ink: string, ground: string, light: number, dark: number][] = [
  ["accent", "accent-bg", 5.9, 7.4],
  ["done", "done-bg", 5.5, 6.9],
  ["fail", "fail-bg", 5.0, 5.6],
  ["ask", "ask-bg", 4.8, 8.2],
  ["reuse", "reuse-bg", 5.8, 6.5],
  ["accent-on", "accent", 6.9, 9.6],
  ["ink-3", "hover", 4.7, 5.1],
  ["ink-3", "accent-bg", 4.8, 4.8],
  ["panel", "fail", 5.7, 6.9],
];
// Pairs that the product uses beyond the promised ones.
const alsoUsed: [ink: string, ground: string][] = [
  ["ink", "accent-bg"],
  ["ink-2", "accent-bg"],
  ["ink-2", "hover"],
  ["stop", "hover"],
  ["ink", "ask-bg"],
  ["ink-2", "ask-bg"],
  ["ink-2", "tier-bg"],
  ["accent-on", "accent-hi"],
  ["ink", "fail-bg"],
];

describe("text and signs can be read", () => {
  test.each(Object.entries(text))("%s is read on every surface, at 4.5 or more", (ink, promised) => expectWorst(ink, promised, 4.5));
  test.each(Object.entries(signs))("%s is seen on every surface, at 3 or more", (ink, promised) => expectWorst(ink, promised, 3));
  test.each(pairs)("%s is read on %s", (ink, ground, inLight, inDark) => {
    expectRatio(contrast(light, ink, ground), inLight, 4.5);
    expectRatio(contrast(dark, ink, ground), inDark, 4.5);
  });
  test.each(alsoUsed)("%s is read on %s too", (ink, ground) => {
    expect(Math.min(contrast(light, ink, ground), contrast(dark, ink, ground))).toBeGreaterThanOrEqual(4.5);
  });
  test("every token of the light theme that is a colour has a dark one", () => {
    expect(Object.keys(read(darkBlock)).toSorted()).toEqual(Object.keys(light).toSorted());
  });
});

function expectWorst(ink: string, [inLight, inDark]: [number, number], least: number): void {
  const worst = (theme: Theme) => Math.min(...surfaces.map((surface) => contrast(theme, ink, surface)));
  expectRatio(worst(light), inLight, least);
  expectRatio(worst(dark), inDark, least);
}

function expectRatio(ratio: number, promised: number, least: number): void {
  expect(ratio).toBeGreaterThanOrEqual(least);
  expect(Math.abs(ratio - promised)).toBeLessThan(0.11);
}

function read(block: string): Theme {
  const found = block.matchAll(/--color-([\w-]+): oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)/g);
  return Object.fromEntries([...found].map(([, name = "", l, c, h]) => [name, [Number(l), Number(c), Number(h)]]));
}

/** WCAG 2 contrast ratio. */
function contrast(theme: Theme, ink: string, ground: string): number {
  const [dim = 0, bright = 0] = [luminance(theme, ink), luminance(theme, ground)].toSorted((a, b) => a - b);
  return (bright + 0.05) / (dim + 0.05);
}

function luminance(theme: Theme, name: string): number {
  const token = theme[name];
  if (token === undefined) throw new Error(`no token ${name}`);
  const [red, green, blue] = toLinearRgb(...token).map((value) => Math.min(1, Math.max(0, value)));
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

/** Björn Ottosson's OKLab, back to linear sRGB. */
function toLinearRgb(lightness: number, chroma: number, hue: number): number[] {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}
