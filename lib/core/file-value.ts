/** A file as a field of an input holds it: a data URL. `data`: its bytes in base64. */
export type FileValue = { mediaType: string; data: string };

/** Reads a data URL; null for any other text, which is a file of plain text. */
export function fileValue(text: string): FileValue | null {
  const head = /^data:([\w.+-]+\/[\w.+-]+)(?:;[\w-]+=[^;,]*)*;base64,/.exec(text.slice(0, 300));
  const [whole, mediaType] = head ?? [];
  return whole === undefined || mediaType === undefined ? null : { mediaType: mediaType.toLowerCase(), data: text.slice(whole.length) };
}

/** `image/png, 93 kB`. */
export function fileWords({ mediaType, data }: FileValue): string {
  return `${mediaType}, ${Math.max(1, Math.round((data.length * 3) / 4 / 1_000))} kB`;
}
