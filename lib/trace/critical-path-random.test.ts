import fc from "fast-check";
import { expect, test } from "vitest";
import { nestedSpec, randomNest } from "@/lib/engine/testing/random-nest";
import { runInMemory } from "@/lib/engine/testing/run-in-memory";
import { scriptedModel } from "@/lib/engine/testing/scripted-model";
import type { Spec } from "@/lib/spec/spec";
import { criticalPath } from "@/lib/trace/critical-path";
import { failedStep } from "@/lib/trace/failed-step";
import type { Outlined, Row } from "@/lib/trace/row";
import { rows } from "@/lib/trace/rows";
import type { RunView } from "@/lib/trace/run-view";

/** The same graphs every time: a red run can be run again. How long their steps take is the machine's. */
const seed = 20_261_130;

const cases = fc.record({
  nest: randomNest(2),
  slots: fc.integer({ min: 1, max: 4 }),
  items: fc.integer({ min: 1, max: 5 }),
  delays: fc.array(fc.nat(4), { minLength: 7, maxLength: 7 }),
  failing: fc.option(fc.integer({ min: 0, max: 12 })),
  cancelling: fc.option(fc.integer({ min: 0, max: 12 }), { freq: 8 }),
});

test("of whatever run, the critical path lies in its time, counts none of it twice, and ends in what ended it", async () => {
  const ends = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(cases, async ({ nest, slots, items, delays, failing, cancelling }) => {
      const spec = nestedSpec(nest, slots);
      const model = scriptedModel((prompt, n) => {
        if (n === cancelling) setTimeout(() => run.cancel());
        return n === failing ? { fail: "model_refused" } : { say: prompt, ms: delays[n % delays.length] ?? 0 };
      });
      const run = runInMemory(spec, model, { input: { items: Array.from({ length: items }, (_, index) => index) } });
      const view = await run.end();
      ends.set(view.status, (ends.get(view.status) ?? 0) + 1);
      check(view, rows(view, outlineOf(spec)));
    }),
    { seed, numRuns: 40, endOnFailure: true },
  );
  // Cases that end in one way alone would prove little.
  expect([...ends.keys()].sort()).toEqual(["cancelled", "failed", "succeeded"]);
}, 120_000);

function check(run: RunView, all: readonly Row[]): void {
  const path = criticalPath(run, all);
  const inked = all.flatMap((row) => {
    const stretch = path.rows.get(row.id);
    return stretch === undefined ? [] : [{ row, ...stretch }];
  });
  const [begun, over] = [run.queuedAt ?? 0, run.endedAt ?? 0];
  expect(path.ms).toBeLessThanOrEqual(over - begun);
  expect(path.ms).toBeGreaterThanOrEqual(covered(inked));
  for (const { row, from, to } of inked) {
    expect(from).toBeGreaterThanOrEqual(row.startedAt ?? Infinity);
    expect(to).toBeGreaterThanOrEqual(from);
    expect(to).toBeLessThanOrEqual(row.endedAt ?? -Infinity);
    const holder = inked.find((other) => other.row.id === row.within);
    expect(row.within === null || holder !== undefined).toBe(true);
    if (holder !== undefined) expect([holder.from <= from, to <= holder.to]).toEqual([true, true]);
    // Those of the same place follow each other.
    for (const other of inked)
      if (other.row !== row && other.row.within === row.within) expect(other.to <= from || to <= other.from).toBe(true);
  }
  // A step that was cancelled decided nothing; a container that was may hold some that did, if it was no failure that cut it.
  const failed = failedStep(run);
  const cut = inked.filter(({ row }) => row.status === "cancelled" && (failed !== null || row.inner.length === 0));
  expect(cut.map(({ row }) => row.id)).toEqual([]);
  const ids = inked.map(({ row }) => row.id as string);
  if (run.status !== "cancelled") expect(ids).toContain("start");
  if (run.status === "succeeded") expect(ids).toContain("end");
  if (failed !== null) expect(ids).toContain(failed.id);
}

/** The time that stretches cover together. */
function covered(stretches: readonly { from: number; to: number }[]): number {
  let [sum, until] = [0, -Infinity];
  for (const { from, to } of stretches.toSorted((a, b) => a.from - b.from)) {
    sum += Math.max(0, to - Math.max(from, until));
    until = Math.max(until, to);
  }
  return sum;
}

function outlineOf({ parts }: Spec): Outlined[] {
  return parts.map(({ id, name, kind, needs, parent }) => ({
    id,
    name,
    kind,
    model: null,
    needs: needs.map(({ from }) => from),
    parent,
    delegate: false,
    likelyMs: null,
  }));
}
