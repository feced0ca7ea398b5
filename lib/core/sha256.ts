/** SHA-256 of a text's UTF-8 bytes in hex. Synchronous and without Node, because graphs are compiled in the browser too. */
export function sha256(text: string): string {
  const state = Uint32Array.from(roots(2));
  const bytes = padded(new TextEncoder().encode(text));
  const view = new DataView(bytes.buffer);
  for (let block = 0; block < bytes.length; block += 64) compress(state, view, block);
  return Array.from(state, (word) => word.toString(16).padStart(8, "0")).join("");
}

/** The message, one bit, zeros, and its length in bits. */
function padded(message: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(Math.ceil((message.length + 9) / 64) * 64);
  bytes.set(message);
  bytes[message.length] = 0x80;
  new DataView(bytes.buffer).setBigUint64(bytes.length - 8, BigInt(message.length) * 8n);
  return bytes;
}

const constants = Uint32Array.from(roots(3));
const words = new Uint32Array(64);

function compress(state: Uint32Array, view: DataView, block: number): void {
  for (let i = 0; i < 16; i++) words[i] = view.getUint32(block + 4 * i);
  for (let i = 16; i < 64; i++) {
    const [x, y] = [at(words, i - 15), at(words, i - 2)];
    words[i] =
      at(words, i - 16) + (turned(x, 7) ^ turned(x, 18) ^ (x >>> 3)) + at(words, i - 7) + (turned(y, 17) ^ turned(y, 19) ^ (y >>> 10));
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let i = 0; i < 64; i++) {
    const first = (h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + at(constants, i) + at(words, i)) | 0;
    const second = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, index) => (state[index] = at(state, index) + word));
}

function at(list: Uint32Array, index: number): number {
  return list[index] ?? 0;
}

function turned(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}

/** 32 bits after the point of the square roots of the first 8 primes, or of the cube roots of the first 64. */
function roots(power: 2 | 3): number[] {
  const primes: number[] = [];
  for (let n = 2; primes.length < (power === 2 ? 8 : 64); n++) if (primes.every((prime) => n % prime !== 0)) primes.push(n);
  return primes.map((prime) => ((power === 2 ? Math.sqrt(prime) : Math.cbrt(prime)) % 1) * 2 ** 32);
}
