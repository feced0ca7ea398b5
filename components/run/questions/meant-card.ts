/** Questions by their keys. */
export type Moment = {
  /** The card that has the focus in it. */
  focused: string | null;
  /** The card that the reader chose last, wherever the focus is now. */
  chosen: string | null;
  /** Since a card went away with the focus in it, or since the last key after that. */
  sinceLossMs: number;
};

/** Whoever types on has not seen yet that the field is gone. */
const quietMs = 1_000;

/** Which question a key answers: one that its reader means, never one that has come in the place of another by itself. */
export function meantCard({ focused, chosen, sinceLossMs }: Moment): string | null {
  if (isQuiet(sinceLossMs)) return null;
  return focused ?? chosen;
}

export function isQuiet(sinceLossMs: number): boolean {
  return sinceLossMs < quietMs;
}
