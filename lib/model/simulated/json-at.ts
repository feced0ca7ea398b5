import type { JsonValue } from "@/lib/core/json";

/** The JSON list or object that begins at a place of a text, as text and value; null where none does. */
export function jsonAt(text: string, from: number): { text: string; value: JsonValue } | null {
  const open = text[from];
  const close = open === "[" ? "]" : open === "{" ? "}" : null;
  if (close === null) return null;
  let depth = 0;
  let inString = false;
  for (let at = from; at < text.length; at += 1) {
    const letter = text[at];
    if (inString) {
      if (letter === "\\") at += 1;
      else if (letter === '"') inString = false;
    } else if (letter === '"') inString = true;
    else if (letter === "[" || letter === "{") depth += 1;
    else if ((letter === "]" || letter === "}") && (depth -= 1) === 0) return parsed(text.slice(from, at + 1));
  }
  return null;
}

function parsed(text: string): { text: string; value: JsonValue } | null {
  try {
    const value: JsonValue = JSON.parse(text);
    return { text, value };
  } catch {
    return null;
  }
}
