import { createHash } from "node:crypto";

/** A stream of numbers that is the same for the same seed, on every machine. */
export type Random = {
  /** From 0 up to, but not including, 1. */
  next(): number;
  /** A whole number, both ends included. */
  between(least: number, most: number): number;
  pick<T>(list: readonly [T, ...T[]]): T;
  shuffled<T>(list: readonly T[]): T[];
  /** Log-normal around a median, as waiting times of models are. */
  around(median: number, spread: number): number;
};

export function random(seed: string): Random {
  const next = numbers(createHash("sha256").update(seed).digest());
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    between,
    pick: (list) => list[between(0, list.length - 1)] ?? list[0],
    shuffled: (list) => shuffled(list, between),
    around: (median, spread) => median * Math.exp(spread * normal(next)),
  };
}

/** sfc32 over the first 128 bits of the seed's hash. */
function numbers(hash: Buffer): () => number {
  let [a, b, c, d] = [hash.readInt32LE(0), hash.readInt32LE(4), hash.readInt32LE(8), hash.readInt32LE(12)];
  return () => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + t) | 0;
    return (t >>> 0) / 4_294_967_296;
  };
}

function shuffled<T>(list: readonly T[], between: (least: number, most: number) => number): T[] {
  const copy = [...list];
  for (let at = copy.length - 1; at > 0; at -= 1) {
    const other = between(0, at);
    const moved = copy[at] as T; // both indexes lie within the list
    copy[at] = copy[other] as T;
    copy[other] = moved;
  }
  return copy;
}

function normal(next: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
}
