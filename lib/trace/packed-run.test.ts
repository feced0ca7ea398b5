import fc from "fast-check";
import { expect, test } from "vitest";
import { nodeId, runId, stepId } from "@/lib/core/ids";
import { emptyRun, fold } from "@/lib/trace/fold";
import { packRun, unpackRun } from "@/lib/trace/packed-run";
import { Story } from "@/lib/trace/testing/story";

const each = stepId.parse("each");
const turn = fc.record({ index: fc.nat(2_000), done: fc.boolean(), at: fc.integer({ min: 1, max: 100_000 }) });

test("[T2] a packed run is the same run, whichever turns ended in whatever order", () => {
  fc.assert(
    fc.property(fc.array(turn, { maxLength: 60 }), (turns) => {
      const story = new Story()
        .tell(0, {
          type: "step.started",
          stepId: each,
          nodeId: nodeId.parse("each"),
          path: "",
          kind: "map",
          name: "Each",
          attempt: 1,
          input: null,
        })
        .tell(1, { type: "items.counted", stepId: each, count: 2_001, items: null });
      for (const { index, done, at } of turns) story.tell(at, { type: "iteration.finished", stepId: each, index, done });
      const run = fold(emptyRun(runId.parse("r")), story.events());
      const again = unpackRun(structuredClone(packRun(run)));
      expect(again).toEqual(run);
      expect([...(again.steps.get(each)?.inside?.turns.keys() ?? [])]).toEqual([...(run.steps.get(each)?.inside?.turns.keys() ?? [])]);
    }),
  );
});
