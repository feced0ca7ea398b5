import type { Reference } from "@/lib/template/reference";

export type TemplatePart = { type: "text"; text: string } | { type: "reference"; reference: Reference };
export type TemplateProblem = { start: number; end: number; message: string; hint: string };
export type Template = { parts: TemplatePart[]; problems: TemplateProblem[] };

/** Nobody reads more, and a hostile text may hold a hundred thousand. */
const mostProblems = 20;

/** Splits a text into plain parts and references, and names everything between braces that is none. Never throws. */
export function parseTemplate(text: string): Template {
  const parts: TemplatePart[] = [];
  const problems: TemplateProblem[] = [];
  let plain = "";
  let at = 0;
  // What is not closed is said once; looking for its end again and again would take quadratic time.
  const lastClose = text.lastIndexOf("}}");
  while (at < text.length) {
    const open = text.indexOf("{{", at);
    if (open === -1) break;
    if (open > at && text[open - 1] === "\\") {
      plain += `${text.slice(at, open - 1)}{{`;
      at = open + 2;
      continue;
    }
    plain += text.slice(at, open);
    const found = referenceAt(text, open);
    if ("message" in found) {
      if (problems.length < mostProblems) problems.push(found);
      plain += text.slice(open, found.end);
      at = found.end;
      if (open > lastClose) break;
      continue;
    }
    if (plain !== "") parts.push({ type: "text", text: plain });
    plain = "";
    parts.push({ type: "reference", reference: found });
    at = found.end;
  }
  plain += text.slice(at);
  if (plain !== "") parts.push({ type: "text", text: plain });
  return { parts, problems };
}

const whole = /\{\{(\s*)([A-Za-z_][A-Za-z0-9_]*)((?:\.[A-Za-z_][A-Za-z0-9_-]*|\[\d{1,9}\]|\["(?:[^"\\\n]|\\.)*"\])*)(\??)\s*\}\}/y;
const segment = /\.([A-Za-z_][A-Za-z0-9_-]*)|\[(\d+)\]|\[("(?:[^"\\\n]|\\.)*")\]/g;

function referenceAt(text: string, open: number): Reference | TemplateProblem {
  whole.lastIndex = open;
  const match = whole.exec(text);
  const path = match && pathOf(match[3] ?? "");
  if (!match || !path) return notAReference(text, open);
  const [all, space = "", root = "", , question] = match;
  return { root, path, optional: question === "?", start: open, end: open + all.length, rootStart: open + 2 + space.length };
}

function pathOf(text: string): Reference["path"] | null {
  const path: Reference["path"] = [];
  for (const [, key, index, quoted] of text.matchAll(segment)) {
    const part = key ?? (index === undefined ? unquote(quoted ?? "") : Number(index));
    if (part === null) return null;
    path.push(part);
  }
  return path;
}

function unquote(quoted: string): string | null {
  try {
    return String(JSON.parse(quoted));
  } catch {
    return null;
  }
}

function notAReference(text: string, open: number): TemplateProblem {
  const close = text.indexOf("}}", open);
  const hint = "Write {{node.output}}, or \\{{ for two braces as they are.";
  if (close === -1) return { start: open, end: open + 2, message: "{{ is never closed by }}.", hint };
  return { start: open, end: close + 2, message: `${shortened(text.slice(open, close + 2))} is not a reference.`, hint };
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
