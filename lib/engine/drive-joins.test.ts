import { describe, expect, test } from "vitest";
import { says, step } from "@/lib/engine/testing/plan-and-step";
import { runInMemory } from "@/lib/engine/testing/run-in-memory";
import { scriptedModel } from "@/lib/engine/testing/scripted-model";
import { aSpec } from "@/lib/engine/testing/spec-builder";

function aVote(more: object, policy: object = {}) {
  const join = { op: "join", shape: "object", separator: "", ...more } as never;
  return aSpec()
    .model("a", "a", ["start"], { attempts: 1, ...policy })
    .model("b", "b", ["start"], { attempts: 1, ...policy })
    .model("before", "before", ["start"])
    .model("c", "c", ["before"], { attempts: 1, ...policy })
    .part("vote", join, ["a", "b", "c"])
    .output("end", "{{vote.output}}", ["vote"])
    .build("end");
}

describe("merges", () => {
  test("[E9] a merge of k of n begins when k have come, and what only works for it is cut or never begins", async () => {
    const model = scriptedModel((prompt) => (prompt === "before" ? { hang: true } : says(prompt)));
    const view = await runInMemory(aVote({ count: 2 }), model).end();
    expect(view.output).toEqual({ a: "<a>", b: "<b>" });
    expect(step(view, "before").status).toBe("cancelled");
    expect(step(view, "c")).toMatchObject({ status: "skipped", skippedBecause: "rest" });
    expect(model.seen.find((call) => call.prompt === "before")?.aborted).toBe(true);
  });

  test("[E9] what a merge lets go of may also work on: the run waits for it, the merge does not", async () => {
    const model = scriptedModel((prompt) => ({ say: prompt, ms: prompt === "before" ? 30 : 0 }));
    const run = runInMemory(aVote({ count: 2, rest: "ignore" }), model);
    const view = await run.end();
    expect(view.output).toEqual({ a: "a", b: "b" });
    expect(step(view, "c").status).toBe("succeeded");
    const ends = run.events().flatMap((event) => (event.type === "step.finished" ? [event.stepId] : []));
    expect(ends.indexOf("vote" as never)).toBeLessThan(ends.indexOf("c" as never));
  });

  test("[E9] a merge that cannot get enough says how many have come", async () => {
    const model = scriptedModel((prompt) => (prompt === "b" || prompt === "c" ? { fail: "model_refused" } : says(prompt)));
    const view = await runInMemory(aVote({ count: 2 }, { onError: "port", ports: ["out", "error"] }), model).end();
    expect(view.error).toMatchObject({ code: "quorum_missed", message: expect.stringContaining("1 of the 2") });
  });

  test("[E2] a merge of any takes the first, and is skipped when no branch leads to it", async () => {
    const model = scriptedModel((prompt) => (prompt === "b" ? says(prompt) : { hang: true }));
    expect((await runInMemory(aVote({ count: 1, shape: "list" }), model).end()).output).toEqual(["<b>"]);
  });

  test("[E9] an error port carries code, message and the value that was worked on", async () => {
    const spec = aSpec()
      .model("a", "a", ["start"], { attempts: 1, onError: "port", ports: ["out", "error"] })
      .output("good", "{{value}}", ["a"])
      .output("bad", "{{value}}", ["a.error"])
      .build("good", "bad");
    const view = await runInMemory(
      spec,
      scriptedModel(() => ({ fail: "model_refused" })),
      { input: "given" },
    ).end();
    expect(view.output).toMatchObject({ good: null, bad: { code: "model_refused", value: "given" } });
  });
});
