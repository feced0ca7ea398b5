import { expect, test } from "vitest";
import { dearness } from "@/components/run/dearness";
import type { Row } from "@/lib/trace/row";

test("rows are as dear as their share of the dearest one's cost, and what cost nothing is not", () => {
  const row = (id: string, costNanoUsd: bigint | null) => ({ id, costNanoUsd }) as Row; // nothing else is looked at
  const degrees = dearness([row("a", 100n), row("b", 60n), row("c", 30n), row("d", 10n), row("e", 0n), row("f", null)]);
  expect([...degrees.values()]).toEqual([4, 3, 2, 1, 0, 0]);
});
