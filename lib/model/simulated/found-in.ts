/** What can be read off a text. */

const months = "January|February|March|April|May|June|July|August|September|October|November|December";
const date = new RegExp(`\\b(?:\\d{4}-\\d{2}-\\d{2}|\\d{1,2}\\.? (?:${months})(?: \\d{4})?|(?:${months}) \\d{1,2}(?:, \\d{4})?)\\b`);
const amount = /(?:[€$£]\s?\d[\d,.]*\d|\b\d[\d,.]*(?: to \d[\d,.]*)?\s?(?:euros?|EUR|USD|dollars?|€)(?![a-z]))/i;
const person = /\b(?:[A-Z]\. [A-Z][a-zà-ÿ]+|(?:Mr|Ms|Mrs|Dr)\.? [A-Z][a-zà-ÿ]+)\b/g;

export function dateIn(text: string): string | null {
  return date.exec(text)?.[0] ?? null;
}

export function amountIn(text: string): string | null {
  return amount.exec(text)?.[0] ?? null;
}

export function emailIn(text: string): string | null {
  return /[\w.+-]+@[\w-]+(\.\w+)+/.exec(text)?.[0] ?? null;
}

export function peopleIn(text: string): string[] {
  return [...new Set<string>(text.match(person))];
}

/** Of the people of a text the one whom a sentence names, by last name too. */
export function personIn(sentence: string, people: string[]): string | null {
  return people.find((name) => sentence.includes(name.split(" ").at(-1) ?? name)) ?? null;
}

/** "Order number: 1234" for a field `orderNumber`. */
export function labelled(name: string, text: string): string | null {
  if (name.length < 3) return null;
  const words = name
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .join("[ _-]?");
  const pattern = `(?:^|[\\n.;,(])[ \\t*#-]*(?:${words})\\**[ \\t]*(?:number|no\\.?|is)?[ \\t]*[:#=][ \\t]*\\**([^\\n;]{1,120})`;
  return new RegExp(pattern, "i").exec(text)?.[1]?.trim() ?? null;
}
