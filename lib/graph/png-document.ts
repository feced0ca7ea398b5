/**
 * A document inside of a PNG: an iTXt chunk (PNG, third edition, 11.3.3.4) with the keyword `baton`, uncompressed UTF-8, right behind the
 * header. Every viewer shows the picture as before; what was edited and saved anew by another program may have lost it.
 */
const keyword = "baton";
const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Signature, then IHDR: length, type, 13 bytes, checksum. */
const afterHeader = 8 + 4 + 4 + 13 + 4;

export function isPng(bytes: Uint8Array): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

/** The same picture with the text inside. Throws where the bytes are no PNG. */
export function withDocument(png: Uint8Array, text: string): Uint8Array<ArrayBuffer> {
  if (!isPng(png) || png.length < afterHeader) throw new Error("These bytes are no PNG.");
  const encoder = new TextEncoder();
  // Keyword, end, not compressed, method, no language, end, no translated keyword, end.
  const content = new Uint8Array([...encoder.encode(keyword), 0, 0, 0, 0, 0]);
  const body = joined([encoder.encode("iTXt"), content, encoder.encode(text)]);
  const chunk = joined([number32(body.length - 4), body, number32(crc32(body))]);
  return joined([png.subarray(0, afterHeader), chunk, png.subarray(afterHeader)]);
}

/** The text inside of a picture; null: there is none. */
export function documentIn(png: Uint8Array): string | null {
  if (!isPng(png)) return null;
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const decoder = new TextDecoder();
  for (let at = 8; at + 12 <= png.length;) {
    const length = view.getUint32(at);
    if (at + 12 + length > png.length) return null;
    const type = decoder.decode(png.subarray(at + 4, at + 8));
    const data = png.subarray(at + 8, at + 8 + length);
    const text = type === "iTXt" ? textOf(data) : null;
    if (text !== null) return text;
    if (type === "IEND") return null;
    at += 12 + length;
  }
  return null;
}

/** null: another program's text, or one that is compressed, which ours never is. */
function textOf(data: Uint8Array): string | null {
  const decoder = new TextDecoder();
  const name = data.indexOf(0);
  if (name < 0 || decoder.decode(data.subarray(0, name)) !== keyword || data[name + 1] !== 0) return null;
  const language = data.indexOf(0, name + 3);
  const translated = language < 0 ? -1 : data.indexOf(0, language + 1);
  return translated < 0 ? null : decoder.decode(data.subarray(translated + 1));
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function number32(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}

const table = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = (value & 1) === 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});

/** The checksum of PNG's chunks (annex D). */
function crc32(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = (table[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}
