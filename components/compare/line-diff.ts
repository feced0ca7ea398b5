import { diffArrays, diffWordsWithSpace } from "diff";

/** A stretch of a line; `marked`: it is what differs from the line beside it. */
export type Piece = { text: string; marked: boolean };
export type DiffLine = { number: number; pieces: readonly Piece[] };
/** Two lines that stand beside each other; null: there is none on that side. */
export type DiffRow = { before: DiffLine | null; after: DiffLine | null; same: boolean };
export type LineDiff = { rows: readonly DiffRow[]; changed: number; of: number };

/** Past this time two texts are shown as wholly different: nobody waits for a finer answer. */
const longest = { timeout: 400 };

/** Two texts line by line, and within lines that stand for each other word by word. */
export function lineDiff(before: string, after: string): LineDiff {
  const [old, now] = [linesOf(before), linesOf(after)];
  const parts = diffArrays(old, now, longest) ?? [
    { value: old, removed: true, added: false },
    { value: now, removed: false, added: true },
  ];
  const rows: DiffRow[] = [];
  const next = { before: 1, after: 1 };
  for (let index = 0; index < parts.length; index += 1) {
    const part = parts[index];
    if (part === undefined) continue;
    if (!part.removed && !part.added) rows.push(...part.value.map((text) => sameRow(text, next)));
    else {
      const other = parts[index + 1];
      const gone = part.removed ? part.value : [];
      const come = part.added ? part.value : other?.added === true ? other.value : [];
      if (part.removed && other?.added === true) index += 1;
      rows.push(...changedRows(gone, come, next));
    }
  }
  return { rows, changed: rows.filter((row) => !row.same).length, of: rows.length };
}

type Next = { before: number; after: number };

function linesOf(text: string): string[] {
  return text === "" ? [] : text.replace(/\n$/, "").split("\n");
}

function sameRow(text: string, next: Next): DiffRow {
  const pieces = [{ text, marked: false }];
  return { before: { number: next.before++, pieces }, after: { number: next.after++, pieces }, same: true };
}

function changedRows(gone: readonly string[], come: readonly string[], next: Next): DiffRow[] {
  return Array.from({ length: Math.max(gone.length, come.length) }, (_, index) => {
    const [before, after] = [gone[index], come[index]];
    const words = before === undefined || after === undefined ? null : wordsOf(before, after);
    return {
      before: before === undefined ? null : { number: next.before++, pieces: words?.before ?? [{ text: before, marked: false }] },
      after: after === undefined ? null : { number: next.after++, pieces: words?.after ?? [{ text: after, marked: false }] },
      same: false,
    };
  });
}

/** null: too little is common, and marks all over would only be noise. */
function wordsOf(before: string, after: string): { before: Piece[]; after: Piece[] } | null {
  const words = diffWordsWithSpace(before, after, longest);
  if (words === undefined) return null;
  const common = words.reduce((sum, { value, added, removed }) => sum + (added || removed ? 0 : value.trim().length), 0);
  if (common * 3 < Math.max(before.trim().length, after.trim().length)) return null;
  return {
    before: words.flatMap(({ value, added, removed }) => (added ? [] : [{ text: value, marked: removed }])),
    after: words.flatMap(({ value, added, removed }) => (removed ? [] : [{ text: value, marked: added }])),
  };
}
