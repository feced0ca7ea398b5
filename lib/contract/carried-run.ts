const open = '<script type="application/json" id="baton-run">';
const close = "</script>";

/** A run file as a saved page carries it. `<` stands in no value as it is, so that nothing in the file can end the block or begin another. */
export function toCarrier(file: string): string {
  return `${open}${file.replaceAll("<", String.raw`\u003c`)}${close}`;
}

/** The run file that a saved page carries, as JSON; null: it carries none. */
export function carriedRun(page: string): string | null {
  const start = page.indexOf(open);
  const end = page.indexOf(close, start);
  return start === -1 || end === -1 ? null : page.slice(start + open.length, end);
}
