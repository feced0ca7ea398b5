import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { sha256 } from "@/lib/core/sha256";

test("[C1] hashes as Node does, whatever the text and its length", () => {
  const expected = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");
  for (const length of [0, 1, 55, 56, 63, 64, 65, 119, 120, 1_000]) expect(sha256("a".repeat(length))).toBe(expected("a".repeat(length)));
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => sha256(text.toWellFormed()) === expected(text.toWellFormed())),
  );
});
