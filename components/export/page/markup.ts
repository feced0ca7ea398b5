import { escaped } from "@/components/export/svg-text";

/** Text that is markup already. Made by `markup` alone. */
export class Markup {
  constructor(readonly text: string) {}
}

type Value = string | number | null | Markup | readonly Markup[];

/** Markup with values in it. Whatever is no markup itself is text: no value can open or end an element or an attribute. */
export function markup(parts: TemplateStringsArray, ...values: Value[]): Markup {
  return new Markup(parts.map((part, index) => part + (index < values.length ? asText(values[index] ?? null) : "")).join(""));
}

function asText(value: Value): string {
  if (value === null) return "";
  if (value instanceof Markup) return value.text;
  return typeof value === "object" ? value.map(({ text }) => text).join("") : escaped(String(value));
}
