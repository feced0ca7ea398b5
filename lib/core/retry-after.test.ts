import { expect, test } from "vitest";
import { retryAfterMs } from "@/lib/core/retry-after";

const now = Date.parse("2026-11-23T10:00:00Z");

test.each([
  ["2", 2_000],
  [" 0.5 ", 500],
  ["Mon, 23 Nov 2026 10:00:30 GMT", 30_000],
  ["99999999", 86_400_000],
  ["Mon, 23 Nov 2026 09:00:00 GMT", null],
  ["0", null],
  ["soon", null],
  ["", null],
  [null, null],
])("[E6] retry-after %j asks for %j ms", (header, expected) => expect(retryAfterMs(header, now)).toBe(expected));
