/** Width of a text in pixels at a size and weight. */
export type Measure = (text: string, size: number, weight: number) => number;

/** The text, cut with an ellipsis where it is wider. */
export function cut(text: string, width: number, measure: (text: string) => number): string {
  if (measure(text) <= width) return text;
  let [least, most] = [0, text.length];
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (measure(`${text.slice(0, middle).trimEnd()}…`) <= width) least = middle;
    else most = middle - 1;
  }
  return `${text.slice(0, least).trimEnd()}…`;
}

/** Lines broken between words; what does not fit into `most` lines is cut. */
export function wrapped(text: string, width: number, most: number, measure: (text: string) => number): string[] {
  const words = text.trim().split(/\s+/).filter(Boolean);
  const lines: string[] = [];
  while (words.length > 0 && lines.length < most) {
    if (lines.length === most - 1) return [...lines, cut(words.join(" "), width, measure)];
    let line = words.shift() ?? "";
    while (words[0] !== undefined && measure(`${line} ${words[0]}`) <= width) line += ` ${words.shift()}`;
    lines.push(cut(line, width, measure));
  }
  return lines;
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text as it stands in XML, without the characters that XML cannot hold. */
export function escaped(text: string): string {
  const held = text.toWellFormed().replaceAll(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu, "\ufffd");
  return held.replaceAll(/[&<>"]/g, (found) => entities[found] ?? "");
}
