import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { measure, nameOf, randomGraph, specOf } from "@/lib/engine/testing/random-spec";
import { runInMemory } from "@/lib/engine/testing/run-in-memory";
import { scriptedModel } from "@/lib/engine/testing/scripted-model";
import { aSpec } from "@/lib/engine/testing/spec-builder";
import { virtualRun } from "@/lib/engine/testing/virtual-run";
import type { ModelPort } from "@/lib/model/port";

/** The same graphs every time: a red run can be run again. */
const seed = 20_261_125;

describe("whatever the graph", () => {
  test("[E1] [E11] a run takes no longer than work that never idles without need, and no less than its longest way or its slots allow", () => {
    const graphs = fc.tuple(randomGraph(40), fc.integer({ min: 1, max: 8 }));
    fc.assert(
      fc.property(graphs, ([graph, slots]) => {
        const { longest, work } = measure(graph);
        const run = virtualRun(specOf(graph, slots), (part) => graph[Number(part.slice(1))]?.weight ?? 0);
        expect(run.mostAtOnce).toBeLessThanOrEqual(slots);
        expect(run.makespan).toBeGreaterThanOrEqual(longest);
        expect(run.makespan * slots).toBeGreaterThanOrEqual(work);
        // Graham's bound for list scheduling, work/slots + longest · (1 − 1/slots), in whole numbers.
        expect(run.makespan * slots).toBeLessThanOrEqual(work + longest * (slots - 1));
      }),
      { seed, numRuns: 300 },
    );
  });

  test("[E3] the same answers give the same result, whatever comes first and however many work at once", async () => {
    const cases = fc.tuple(randomGraph(12), fc.integer({ min: 1, max: 8 }), fc.array(fc.nat(12), { minLength: 12, maxLength: 12 }));
    await fc.assert(
      fc.asyncProperty(cases, async ([graph, slots, delays]) => {
        const answers = graph.map((_, index) => nameOf(index));
        graph.forEach(({ needs }, index) => {
          answers[index] = `<${[nameOf(index), ...needs.map((need) => answers[need])].join(" ")}>`;
        });
        const view = await runInMemory(specOf(graph, slots), slowedDown(delays)).end();
        const needed = new Set(graph.flatMap(({ needs }) => needs));
        const ends = graph.map((_, index) => index).filter((index) => !needed.has(index));
        const whole = Object.fromEntries(ends.map((index) => [nameOf(index), answers[index]]));
        expect(JSON.stringify(view.output)).toBe(JSON.stringify(whole));
      }),
      { seed, numRuns: 40 },
    );
  });

  test("[E1] a ladder of 1,000 diamonds runs to its end", () => {
    const builder = aSpec({ concurrency: 2 });
    let last = "start";
    for (let rung = 0; rung < 1_000; rung += 1) {
      builder
        .model(`a${rung}`, "a", [last])
        .model(`b${rung}`, "b", [last])
        .part(`j${rung}`, { op: "join", shape: "list", separator: "" }, [`a${rung}`, `b${rung}`]);
      last = `j${rung}`;
    }
    const spec = builder.output("end", "x", [last]).build("end");
    expect(virtualRun(spec, () => 1)).toEqual({ makespan: 1_000, mostAtOnce: 2, steps: 3_002 });
  }, 300_000);
});

/** A model that repeats what it is asked, after so many turns of the event loop: its calls end in any order. */
function slowedDown(turns: number[]): ModelPort {
  const model = scriptedModel((prompt) => ({ say: `<${prompt}>` }));
  let count = 0;
  return {
    server: model.server,
    async call(...asked) {
      for (let left = turns[(count += 1) % turns.length] ?? 0; left > 0; left -= 1) await new Promise((resolve) => setImmediate(resolve));
      return model.call(...asked);
    },
  };
}
