import { expect, test } from "vitest";
import { lineDiff, type DiffLine } from "@/components/compare/line-diff";

const shown = (line: DiffLine | null) =>
  line === null ? null : `${line.number} ${line.pieces.map(({ text, marked }) => (marked ? `[${text}]` : text)).join("")}`;

function printed(before: string, after: string) {
  return lineDiff(before, after).rows.map((row) => [row.same, shown(row.before), shown(row.after)]);
}

test("lines that are the same stand beside each other, and words that differ are marked", () => {
  expect(printed("Tea\nis a black drink\nEnd", "Tea\nis a green drink\nEnd")).toEqual([
    [true, "1 Tea", "1 Tea"],
    [false, "2 is a [black] drink", "2 is a [green] drink"],
    [true, "3 End", "3 End"],
  ]);
});

test("a line that only one has leaves its place on the other side empty, and numbers go on", () => {
  expect(printed("one\nthree", "one\ntwo\nthree")).toEqual([
    [true, "1 one", "1 one"],
    [false, null, "2 two"],
    [true, "2 three", "3 three"],
  ]);
});

test("lines with nothing in common are not marked word by word", () => {
  expect(printed("completely other words", "Nichts davon steht hier")).toEqual([
    [false, "1 completely other words", "1 Nichts davon steht hier"],
  ]);
});

test("texts that are the same have no changed line; an empty one has no line at all", () => {
  expect(lineDiff("a\nb", "a\nb").changed).toBe(0);
  expect(lineDiff("", "a")).toMatchObject({ changed: 1, of: 1 });
});
