import { isObject, type JsonObject, type JsonValue } from "@/lib/core/json";
import { jsonAt } from "@/lib/model/simulated/json-at";

/** Something another step said, as a prompt quotes it. */
export type Source = { name: string; text: string; failed: boolean };

const fenced = /<result task="([^"]*)"(?: title="((?:[^"\\]|\\.)*)")?(?: status="([^"]*)")?>\n?([\s\S]*?)\n?<\/result>/g;

/** Results in a prompt: fenced ones, or JSON: a list with titles, an object of texts by id. */
export function sourcesIn(prompt: string): Source[] {
  const blocks = [...prompt.matchAll(fenced)].map(([, id, title, status, text]) => ({
    name: plain(title ?? "") || (id ?? ""),
    text: text ?? "",
    failed: status === "failed",
  }));
  return blocks.length > 0 ? blocks : jsonIn(prompt).flatMap(({ value }) => sourcesOf(value));
}

export function withoutSources(prompt: string): string {
  const bare = prompt.replace(fenced, "").replace(/Results of the tasks so far[^\n]*|Result of \S+:\n?|Every task is settled[^\n]*/g, "");
  return jsonIn(bare).reduce((rest, { text, value }) => (sourcesOf(value).length > 0 ? rest.replace(text, "") : rest), bare);
}

/** Lists and objects that stand in the prompt, the outermost ones. */
function jsonIn(prompt: string): { text: string; value: JsonValue }[] {
  const found: { text: string; value: JsonValue }[] = [];
  for (let at = prompt.search(/[[{]/); at !== -1 && at < prompt.length;) {
    const json = jsonAt(prompt, at);
    if (json !== null) found.push(json);
    const next = prompt.slice(at + (json?.text.length ?? 1)).search(/[[{]/);
    at = next === -1 ? -1 : at + (json?.text.length ?? 1) + next;
  }
  return found;
}

const leastText = 40;

function sourcesOf(value: JsonValue): Source[] {
  if (Array.isArray(value)) return value.filter(isObject).flatMap(listed);
  if (!isObject(value)) return [];
  const entries = Object.entries(value);
  const texts = entries.filter((entry): entry is [string, string] => typeof entry[1] === "string" && entry[1].length >= leastText);
  if (texts.length < entries.length) return [];
  const headings = texts.map(([key, text]) => heading(text) ?? spoken(key));
  // Texts under the same heading are told apart by who wrote them.
  const named = new Set(headings).size === headings.length;
  return texts.map(([key, text], index) => ({ name: named ? (headings[index] ?? key) : spoken(key), text, failed: false }));
}

function listed(item: JsonObject): Source[] {
  const { title, output, error, status } = item;
  if (typeof title !== "string" || (output === undefined && error === undefined && status === undefined)) return [];
  const text = typeof output === "string" ? output : JSON.stringify(output ?? error ?? null);
  return [{ name: title, text, failed: status === "failed" || (error !== undefined && error !== null) }];
}

function heading(text: string): string | null {
  return /^#{1,3} (.{3,80})$/m.exec(text)?.[1] ?? null;
}

function plain(escaped: string): string {
  try {
    return String(JSON.parse(`"${escaped}"`));
  } catch {
    return escaped;
  }
}

function spoken(key: string): string {
  const words = key.replace(/_/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
