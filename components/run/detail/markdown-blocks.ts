/** Parts of a Markdown text that can be shown one by one: it is cut before headings that stand outside of code fences. */
export function markdownBlocks(text: string): string[] {
  const blocks: string[] = [];
  let lines: string[] = [];
  let fence: string | null = null;
  for (const line of text.split("\n")) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1] ?? null;
    if (fence === null && /^#{1,6}\s/.test(line) && lines.length > 0) {
      blocks.push(lines.join("\n"));
      lines = [];
    }
    if (mark !== null) fence = fence === null ? mark : mark.startsWith(fence) ? null : fence;
    lines.push(line);
  }
  blocks.push(lines.join("\n"));
  return blocks;
}
