import { expect, test } from "vitest";
import { shareGraph } from "@/lib/contract/shares";

test("[S13] a link ends at a time that can be kept", () => {
  const takes = (expiresAt: string | null) => shareGraph.body.safeParse({ expiresAt }).success;
  for (const good of [null, "2026-11-24T08:00:00Z", "2026-11-24T08:00:00+14:00"]) expect(takes(good), String(good)).toBe(true);
  for (const bad of ["0000-01-01T00:00:00Z", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"]) expect(takes(bad), bad).toBe(false);
});
