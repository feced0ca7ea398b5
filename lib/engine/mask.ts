import { isObject, type JsonValue } from "@/lib/core/json";

/** Shorter values would be found where nobody meant them. */
const shortest = 6;

/** Puts the names of secrets where their values stand (T9). */
export type Mask = {
  text(text: string): string;
  /** Every string inside, keys too. The shape stays; a value without secrets is returned as it is. */
  json<T extends JsonValue>(value: T): T;
  /** For a text that comes in pieces. */
  stream(): MaskedStream;
};

export type MaskedStream = {
  /** What may be shown now; what could be the start of a secret is held back. */
  add(piece: string): string;
  /** What was held back: nothing follows. */
  end(): string;
};

/** null: there is nothing to hide, and nothing has to be looked at. */
export function maskOf(secrets: ReadonlyMap<string, string>): Mask | null {
  const names = [...secrets.keys()].filter((name) => (secrets.get(name) ?? "").length >= shortest).toSorted();
  if (names.length === 0) return null;
  const forms = new Map<string, string>();
  for (const name of names) {
    const mask = `•••${name}•••`;
    // What is masked already stays, also where a name holds another secret's value.
    for (const form of [mask, ...formsOf(secrets.get(name) ?? "")]) if (!forms.has(form)) forms.set(form, mask);
  }
  const all = [...forms].map(([form, mask]): Form => ({ form, mask, escaped: escaped(form) }));
  const index = indexOf(all);
  const text = (given: string) => {
    const found = all.filter(({ form }) => given.includes(form));
    return found.length === 0 ? given : scan(given, indexOf(found), true).shown;
  };
  return {
    text,
    json(value) {
      const written = JSON.stringify(value);
      const found = all.filter((form) => written.includes(form.escaped));
      if (found.length === 0) return value;
      const foundIndex = indexOf(found);
      return inside(value, (string) => scan(string, foundIndex, true).shown) as typeof value; // strings stay strings
    },
    stream() {
      let held = "";
      const take = (piece: string, isLast: boolean) => {
        const { shown, rest } = scan(held + piece, index, isLast);
        held = rest;
        return shown;
      };
      return { add: (piece) => take(piece, false), end: () => take("", true) };
    },
  };
}

type Form = { form: string; mask: string; escaped: string };
type Index = ReadonlyMap<string, readonly Form[]>;

/** By first letter, the longest first: of two that begin at the same place the longer one is meant. */
function indexOf(forms: readonly Form[]): Index {
  const index = new Map<string, Form[]>();
  for (const form of forms.toSorted((one, other) => other.form.length - one.form.length)) {
    const key = form.form.charAt(0);
    const known = index.get(key);
    if (known === undefined) index.set(key, [form]);
    else known.push(form);
  }
  return index;
}

type Span = { start: number; end: number; masks: string[] };

/**
 * Replaces from left to right. Values that overlap are one span: nothing of either stays. Unless it is the last piece, stops where what is
 * left could be the start of a form, before a span that it could make longer.
 */
function scan(text: string, index: Index, isLast: boolean): { shown: string; rest: string } {
  let shown = "";
  let from = 0;
  let span: Span | null = null;
  const close = () => {
    if (span === null) return;
    shown += text.slice(from, span.start) + span.masks.join("");
    from = span.end;
    span = null;
  };
  for (let at = 0; at < text.length; at += 1) {
    const forms = index.get(text.charAt(at));
    if (forms === undefined) continue;
    if (span !== null && span.end <= at) close();
    if (!isLast && forms.some(({ form }) => form.length > text.length - at && form.startsWith(text.slice(at)))) {
      const stop: number = span?.start ?? at;
      return { shown: shown + text.slice(from, stop), rest: text.slice(stop) };
    }
    const found = forms.find(({ form }) => text.startsWith(form, at));
    if (found !== undefined) span = extended(span, at, found);
  }
  close();
  return { shown: shown + text.slice(from), rest: "" };
}

/** A value within another one is hidden with it, and its name adds nothing. */
function extended(span: Span | null, at: number, { form, mask }: Form): Span {
  const end = at + form.length;
  if (span === null) return { start: at, end, masks: [mask] };
  if (end <= span.end) return span;
  return { ...span, end, masks: span.masks.at(-1) === mask ? span.masks : [...span.masks, mask] };
}

function inside(value: JsonValue, mask: (text: string) => string): JsonValue {
  if (typeof value === "string") return mask(value);
  if (Array.isArray(value)) return value.map((item) => inside(item, mask));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [mask(key), inside(item, mask)]));
}

/** The value as it is, and as it is written in addresses, JSON and base64. */
function formsOf(secret: string): string[] {
  const value = secret.toWellFormed();
  const inAddress = encodeURIComponent(value);
  const inForm = new URLSearchParams([["", value]]).toString().slice(1);
  const lower = (text: string) => text.replaceAll(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());
  return [secret, escaped(secret), inAddress, lower(inAddress), inForm, lower(inForm), ...base64Of(value)];
}

/** Base64 looks different by what stands before: in `user:password` as alone. Letters that a neighbour changes are left out. */
function base64Of(value: string): string[] {
  const bytes = Buffer.from(value);
  const parts = [0, 1, 2].map((before) => {
    const shifted = Buffer.concat([Buffer.alloc(before), bytes]);
    return shifted.toString("base64").slice(Math.ceil((before * 8) / 6), Math.floor((shifted.length * 8) / 6));
  });
  const whole = bytes.toString("base64");
  const all = [whole, whole.replaceAll("=", ""), ...parts];
  return [...all, ...all.map((text) => text.replaceAll("+", "-").replaceAll("/", "_"))];
}

/** As it stands inside of JSON. */
function escaped(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
