import { expect, test } from "vitest";
import { readCursor } from "@/lib/data/page";

const written = (place: unknown) => Buffer.from(JSON.stringify(place)).toString("base64url");

test("a cursor is a value and the id of the row that has it", () => {
  expect(readCursor(written(["2026-11-24T08:00:00.000Z", "r1"]))).toEqual({ value: "2026-11-24T08:00:00.000Z", id: "r1" });
  expect(readCursor(written([7, ""]))).toEqual({ value: 7, id: "" });
  expect(readCursor(undefined)).toBeNull();
});

test("[S15] what the database would refuse is no cursor, and starts at the beginning like none", () => {
  expect(readCursor(written(["a\u0000", "r1"]))).toBeNull();
  expect(readCursor(written(["x", "a\u0000"]))).toBeNull();
});
