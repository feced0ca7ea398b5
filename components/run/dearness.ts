import type { Row } from "@/lib/trace/row";

/** 0: costs nothing; 4: more than three quarters of what the dearest row costs. */
export type Degree = 0 | 1 | 2 | 3 | 4;

/** How dear each row is beside the dearest. What has no price has no degree. */
export function dearness(rows: readonly Row[]): ReadonlyMap<string, Degree> {
  const most = rows.reduce((top, row) => ((row.costNanoUsd ?? 0n) > top ? (row.costNanoUsd ?? 0n) : top), 0n);
  return new Map(rows.map((row) => [row.id, degreeOf(row.costNanoUsd ?? 0n, most)]));
}

function degreeOf(cost: bigint, most: bigint): Degree {
  if (cost <= 0n) return 0;
  if (cost * 4n > most * 3n) return 4;
  if (cost * 2n > most) return 3;
  return cost * 4n > most ? 2 : 1;
}
