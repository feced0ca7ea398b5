import { jsonAt } from "@/lib/model/simulated/json-at";

/** The text that a prompt hands over to be worked on, and what to call it. */
export type Work = { text: string; title: string };

const names =
  "message|ticket|document|text|e-?mail|article|content|input|draft|transcript|notes?|contract|review|comment|report|source|paragraph|facts|data|letter|post|summary|extract|minutes|list";

/** By fence, by tag, by its name ("Message: …"), or after "this document." or a line that ends in a colon; null where there is none. */
export function workIn(prompt: string): Work | null {
  const fenced = /```\w*\n([\s\S]+?)```/.exec(prompt)?.[1];
  if (fenced !== undefined) return asWork(fenced, "the text");
  const tagged = /<(\w+)>\s*([\s\S]{12,}?)\s*<\/\1>/.exec(prompt);
  if (tagged !== null) return asWork(tagged[2] ?? "", `the ${spoken(tagged[1] ?? "text")}`);
  const named = new RegExp(`^[#*\\s]*(?:the |customer'?s? |user'?s? |original )?(${names})\\**\\s*:\\**\\s*([\\s\\S]{8,})`, "im").exec(
    prompt,
  );
  if (named !== null) return asWork(withoutOrders(named[2] ?? ""), `the ${spoken(named[1] ?? "text")}`);
  const introduced = new RegExp(`\\b(?:this|the following|the) (${names})\\b[^\\n]*[.:][ \\t]*\\n+([\\s\\S]{12,})`, "i").exec(prompt);
  if (introduced !== null) return asWork(withoutOrders(introduced[2] ?? ""), `the ${spoken(introduced[1] ?? "text")}`);
  const colon = /:[ \t]*\n+([\s\S]{12,})/.exec(prompt)?.[1];
  return colon === undefined ? null : asWork(withoutOrders(colon), "the text");
}

/** Paragraphs that tell what to do with the text, and the next labelled part, are no longer the text. */
const orders =
  /\n\s*\n(?:(?:Write|Say|Answer|Give|List|Sort|Return|First|Then|Reply|Use|Dates|Keep|Do not|At most|In Markdown|Close|Begin|Choose|Classify|Explain|Summari[sz]e|What is known|The summary)\b|[A-Z][\w' ]{1,30}:\s*\n|[a-z]+: )[\s\S]*$/;

function withoutOrders(text: string): string {
  return jsonAt(text, 0)?.text ?? text.replace(orders, "");
}

function asWork(raw: string, name: string): Work | null {
  const text = raw.trim();
  if (text === "") return null;
  const first = text.split("\n")[0]?.replace(/^[#*\s]+|[*.\s]+$/g, "") ?? "";
  // A short first line on its own is the title of a document.
  const isTitle = /^[^\n]+\n\s*\n/.test(text) && first.length >= 4 && first.length <= 90 && !/[!?:{[]/.test(first) && /\s/.test(first);
  return { text, title: isTitle ? first : name };
}

function spoken(tag: string): string {
  return tag.toLowerCase().replace(/_/g, " ");
}
