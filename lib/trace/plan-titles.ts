/** The titles in a plan that is still being written, as far as it goes; null: the text is no plan. */
export function planTitles(text: string): string[] | null {
  if (!/^\s*\{\s*"tasks"/.test(text)) return null;
  return [...text.matchAll(/"title"\s*:\s*"((?:[^"\\]|\\.)*)/g)].map(([, title = ""]) => title.replace(/\\(.)/g, "$1"));
}
