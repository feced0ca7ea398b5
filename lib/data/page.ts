import "server-only";
import { z } from "zod";
import type { Page } from "@/lib/contract/list";
import { word } from "@/lib/contract/word";
import { isStorableTime } from "@/lib/core/storable-time";

/** Where the next page starts: the sorted value of the last row, and its id where several share it. */
export type Cursor = { value: string | number; id: string };
const cursor = z.tuple([z.union([word(400), z.number()]), word(400)]);

/** A cursor that somebody made up starts at the beginning, like none. */
export function readCursor(text: string | undefined): Cursor | null {
  if (text === undefined) return null;
  try {
    const [value, id] = cursor.parse(JSON.parse(Buffer.from(text, "base64url").toString()));
    return { value, id };
  } catch {
    return null;
  }
}

/** The moment that a place is at; null: it is none that we wrote. */
export function timeOf({ value }: Cursor): Date | null {
  const at = new Date(value);
  return isStorableTime(at.getTime()) ? at : null;
}

/** `rows` holds one more than the page where there is a next one. */
export function toPage<Row, Item>(
  rows: Row[],
  limit: number,
  total: number,
  place: (row: Row) => Cursor,
  toItem: (row: Row) => Item,
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return { items: shown.map(toItem), nextCursor: last === undefined ? null : writeCursor(place(last)), total };
}

function writeCursor({ value, id }: Cursor): string {
  return Buffer.from(JSON.stringify([value, id])).toString("base64url");
}

/** For `like`: what a person typed has no wildcards. */
export function likeText(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, (letter) => `\\${letter}`)}%`;
}
