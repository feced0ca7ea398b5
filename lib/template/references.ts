import { parseTemplate } from "@/lib/template/parse-template";
import type { Reference } from "@/lib/template/reference";

/** The references of a text in order. */
export function referencesOf(text: string): Reference[] {
  return parseTemplate(text).parts.flatMap((part) => (part.type === "reference" ? [part.reference] : []));
}
