import type { JsonObject } from "@/lib/core/json";
import { boundsOf } from "@/lib/model/simulated/bounds";
import { scoreOf } from "@/lib/model/simulated/choose-value";
import { amountIn, dateIn, emailIn, labelled, peopleIn, personIn } from "@/lib/model/simulated/found-in";
import type { Making } from "@/lib/model/simulated/instance";

const formats: Record<string, string> = {
  "date-time": "2026-11-23T09:00:00Z",
  date: "2026-11-23",
  time: "09:00:00Z",
  duration: "P1D",
  email: "jordan@example.com",
  hostname: "example.com",
  uri: "https://example.com/simulated",
  ipv4: "192.0.2.1",
  ipv6: "2001:db8::1",
  uuid: "00000000-0000-4000-8000-000000000001",
};

/** Where a string stands: the field's name, and its place in a list (null: in none). */
export type Spot = { name: string; at: number | null };

export function stringFor(schema: JsonObject, spot: Spot, making: Making): string {
  const format = schema["format"];
  if (typeof format === "string" && formats[format] !== undefined) return formats[format];
  const { minLength, maxLength } = boundsOf(schema);
  let value = factFor(spot, making) ?? proseOf(schema, spot, making);
  while (value.length < minLength) value += " simulated";
  // By letters, as a schema counts them: half of a pair is no text.
  return [...value].slice(0, maxLength).join("");
}

/** Fields that stand for something which a text has or has not: null where it has not. */
export function isFact(name: string): boolean {
  return facts.some(({ names }) => names.test(name));
}

/** What the text gives for a field, by its label or by the kind of thing that the field's name asks for. */
export function factFor(spot: Spot, making: Making): string | null {
  const { text, sentences } = making;
  const sentence = spot.at === null ? text : (sentences[spot.at % sentences.length] ?? text);
  const said = spot.at === null ? labelled(spot.name, text) : null;
  return said ?? facts.find(({ names }) => names.test(spot.name))?.find(sentence, text, spot.at ?? 0) ?? null;
}

type Fact = { names: RegExp; find: (sentence: string, text: string, at: number) => string | null };

const facts: Fact[] = [
  { names: /e-?mail/i, find: emailIn },
  { names: /^(date|due|deadline|day|when)$|Date$|_date$|[dD]ue(Date|On)?$/, find: dateIn },
  { names: /amount|price|cost|^total$|[sS]um$/i, find: amountIn },
  { names: /^(people|persons|names|participants|attendees|authors)$/i, find: (_, text, at) => inTurn(peopleIn(text), at) },
  {
    names: /^(who|owner|assignee|person|responsible|author)$/i,
    find: (sentence, text, at) => personIn(sentence, peopleIn(text)) ?? peopleIn(text)[at] ?? null,
  },
];

function inTurn(list: string[], at: number): string | null {
  return list[at % Math.max(1, list.length)] ?? null;
}

function proseOf(schema: JsonObject, { name, at }: Spot, making: Making): string {
  const { understood, sentences, text } = making;
  const place = at ?? 0;
  if (/e-?mail/i.test(name)) return "jordan@example.com";
  if (/\bur[li]\b|link|website/i.test(name)) return `https://example.com/simulated/${place + 1}`;
  if (/date|deadline|due/i.test(name)) return "2026-11-23";
  if (/^(who|owner|assignee|person|people|author)/i.test(name)) return "somebody";
  if (/^(id|key|code|slug)$|_id$|Id$/.test(name)) return `item-${place + 1}`;
  if (/lang(uage)?$/i.test(name)) return "English";
  if (/currency/i.test(name)) return /€|eur/i.test(text) ? "EUR" : "USD";
  if (/tone|sentiment|mood/i.test(name)) return scoreOf("negative", text.toLowerCase()) > 0 ? "dissatisfied" : "neutral";
  if (/title|headline|subject|topic|name|label|category|theme/i.test(name))
    return capital(at === null ? understood.topic : phrase(text, at));
  if (/doubt|question|open|gap|risk|warning/i.test(name)) return openPoint(place, making);
  if (/change|correction/i.test(name)) return "One statement was put in the words of the text.";
  const hint = `${name} ${String(schema["description"] ?? "")}`;
  const isLong =
    at === null &&
    /summary|description|text|body|answer|analysis|content|article|draft|reply|overview/i.test(hint) &&
    !/one sentence/i.test(hint);
  return (
    isLong ? sentences.filter((sentence) => !/^\w+:/.test(sentence)).slice(0, 2) : [sentences[place % sentences.length] ?? understood.topic]
  ).join(" ");
}

function openPoint(at: number, { text, sentences }: Making): string {
  const asked = sentences.filter((sentence) => /\bopen\b|\bwho\b|\bwhether\b|\?|decide/i.test(sentence));
  const general = ["One date is given without a year.", "Nobody is named for the next step.", "The figures have one source only."];
  return asked[at] ?? (at === 0 && peopleIn(text).length > 1 ? general[1] : general[at % general.length]) ?? "Nothing is left open.";
}

function phrase(text: string, at: number): string {
  const chosen = [...new Set<string>(text.match(/\b[A-Za-z][\w-]{4,}\b/g))];
  return chosen.slice(at * 2, at * 2 + 2).join(" ") || `Point ${at + 1}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
