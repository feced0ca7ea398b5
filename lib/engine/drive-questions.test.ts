import { describe, expect, test } from "vitest";
import type { StepId } from "@/lib/core/ids";
import { eventually, plan, says, step } from "@/lib/engine/testing/plan-and-step";
import { runInMemory } from "@/lib/engine/testing/run-in-memory";
import { scriptedModel } from "@/lib/engine/testing/scripted-model";
import { aSpec } from "@/lib/engine/testing/spec-builder";

const asking = {
  op: "ask",
  message: "Publish {{value}}?",
  value: "{{value}}",
  editable: true,
  timeoutSeconds: null,
  onTimeout: "reject",
  onReject: "fail",
} as const;

function anApproval(more: object = {}) {
  return aSpec()
    .model("write", "write", ["start"])
    .part("ok", { ...asking, ...more }, ["write"], { ports: ["approved", "rejected"] })
    .output("end", "{{ok.output}}", ["ok.approved"])
    .build("end");
}

/** Drives until the run only waits for people; what it stored, to go on from. */
async function parked(spec: ReturnType<typeof anApproval>, model = scriptedModel(says)) {
  const run = runInMemory(spec, model);
  expect(await run.over).toBe("parked");
  return run;
}

describe("questions", () => {
  test("[E8] a run that only waits for people is left to itself, and the same attempt goes on when one answers", async () => {
    const run = await parked(anApproval());
    expect(run.view()).toMatchObject({ status: "waiting" });
    expect(step(run.view(), "ok")).toMatchObject({ status: "waiting", waiting: { reason: "question" } });
    const [question] = run.view().questions.values();
    expect(question).toMatchObject({ kind: "approval", message: "Publish <write>?", value: "<write>", answer: null });
    const again = runInMemory(anApproval(), scriptedModel(says), {
      before: run.events(),
      earlier: [{ id: "1", kind: "answer", questionId: question!.id, decision: "approve" }],
    });
    const view = await again.end();
    expect(view).toMatchObject({ status: "succeeded", output: "<write>", takeovers: 0 });
    expect(step(view, "ok")).toMatchObject({ attempt: 1, livePorts: ["approved"] });
    expect(again.events().map((event) => event.seq)).toEqual(again.events().map((_, index) => index + 1));
  });

  test("[E8] an attempt that continues a broken one waits for the question that this one asked, and everybody sees it", async () => {
    const first = await parked(anApproval());
    // As if its owner had died before it could say that the step waits.
    const kept = first.events().filter(({ type }) => type !== "step.waiting" && type !== "run.waiting");
    const before = kept.map((event, index) => ({ ...event, seq: index + 1 }));
    const again = runInMemory(anApproval(), scriptedModel(says), { before });
    expect(await again.over).toBe("parked");
    expect(again.view()).toMatchObject({ status: "waiting" });
    expect(again.view().questions.size).toBe(1);
    expect(step(again.view(), "ok")).toMatchObject({ status: "waiting", attempt: 2, waiting: { reason: "question" } });
  });

  test("[E8] woken without an answer it waits on, and writes nothing", async () => {
    const run = await parked(anApproval());
    const again = runInMemory(anApproval(), scriptedModel(says), { before: run.events() });
    expect(await again.over).toBe("parked");
    expect(again.events()).toEqual(run.events());
  });

  test("[E8] the value may be edited, and a rejection leaves by its port or fails the step", async () => {
    const answered = async (spec: ReturnType<typeof anApproval>, decision: "approve" | "reject", value?: string) => {
      const run = await parked(spec);
      const answer = { id: "1", kind: "answer", questionId: "ok~q1", decision, ...(value === undefined ? {} : { value }) } as const;
      return runInMemory(spec, scriptedModel(says), { before: run.events(), earlier: [answer] }).end();
    };
    expect((await answered(anApproval(), "approve", "better")).output).toBe("better");
    expect((await answered(anApproval({ editable: false }), "approve", "better")).output).toBe("<write>");
    expect((await answered(anApproval(), "reject")).error).toMatchObject({ code: "rejected" });
    const passed = await answered(anApproval({ onReject: "pass" }), "reject");
    expect(step(passed, "ok").livePorts).toEqual(["rejected"]);
    expect(step(passed, "end").status).toBe("skipped");
  });

  test("[E8] a question whose time is over is answered as the node says", async () => {
    const late = async (onTimeout: string) => {
      const spec = anApproval({ timeoutSeconds: 0.001, onTimeout });
      let run = runInMemory(spec, scriptedModel(says));
      // Woken too early it waits on.
      while ((await run.over) === "parked") run = runInMemory(spec, scriptedModel(says), { before: run.events() });
      return run.view();
    };
    expect(await late("approve")).toMatchObject({ status: "succeeded", output: "<write>" });
    expect((await late("reject")).error).toMatchObject({ code: "rejected" });
    expect((await late("fail")).error).toMatchObject({ code: "question_expired" });
  });

  test("[E8] several questions are independent, and other branches go on meanwhile", async () => {
    const spec = aSpec()
      .part("a", { ...asking, message: "a" }, ["start"], { ports: ["approved", "rejected"] })
      .part("b", { ...asking, message: "b" }, ["start"], { ports: ["approved", "rejected"] })
      .model("slow", "slow", ["start"])
      .output("end", "{{a.output}}{{b.output}}{{slow.output}}", ["a.approved", "b.approved", "slow"])
      .build("end");
    const model = scriptedModel((prompt) => ({ say: prompt, ms: 40 }));
    const run = runInMemory(spec, model, { input: "x" });
    await eventually(() => run.view().questions.size === 2);
    run.answer("b~q1", "approve", "B");
    run.answer("b~q1", "reject");
    await eventually(() => run.view().steps.get("b" as StepId)?.status === "succeeded");
    expect(await run.over).toBe("parked");
    expect(step(run.view(), "slow").status).toBe("succeeded");
    const last = { id: "2", kind: "answer", questionId: "a~q1", decision: "approve", value: "A" } as const;
    const view = await runInMemory(spec, model, { before: run.events(), earlier: [last] }).end();
    expect(view.output).toBe("ABslow");
  });

  test("[E8] a question is asked once, also where the next owner goes on because another one was answered", async () => {
    const spec = aSpec()
      .part("a", { ...asking, message: "a" }, ["start"], { ports: ["approved", "rejected"] })
      .part("b", { ...asking, message: "b" }, ["start"], { ports: ["approved", "rejected"] })
      .output("end", "{{a.output}}{{b.output}}", ["a.approved", "b.approved"])
      .build("end");
    const run = await parked(spec);
    const earlier = [{ id: "1", kind: "answer", questionId: "b~q1", decision: "approve" }] as const;
    const again = runInMemory(spec, scriptedModel(says), { before: run.events(), earlier: [...earlier] });
    expect(await again.over).toBe("parked");
    const asked = again.events().flatMap((event) => (event.type === "question.asked" ? [event.questionId] : []));
    expect(asked).toEqual(["a~q1", "b~q1"]);
  });

  test("[E7] a run that waits for people can be cancelled", async () => {
    const run = await parked(anApproval());
    const again = runInMemory(anApproval(), scriptedModel(says), {
      before: run.events(),
      earlier: [{ id: "cancel", kind: "cancel", by: "local" }],
    });
    expect((await again.end()).status).toBe("cancelled");
  });

  test("[E8] a question inside of a map asks for its item, and the map goes on with the answers", async () => {
    const result = [{ from: "ok", port: "approved" }];
    const spec = aSpec()
      .part("all", { op: "each", items: "{{start.items}}", maxItems: 9, concurrency: 9, onItemError: "fail", result } as never, ["start"])
      .part("ok", asking, ["all.item"], { parent: "all", ports: ["approved", "rejected"] })
      .output("end", "{{all.output}}", ["all"])
      .build("end");
    const run = runInMemory(spec, scriptedModel(says), { input: { items: ["a", "b"] } });
    expect(await run.over).toBe("parked");
    const answers = [...run.view().questions.keys()].map(
      (questionId) => ({ id: questionId, kind: "answer", questionId, decision: "approve" }) as const,
    );
    const view = await runInMemory(spec, scriptedModel(says), { before: run.events(), earlier: answers }).end();
    expect(view.output).toEqual(["a", "b"]);
    expect(step(view, "all").attempt).toBe(1);
  });
});

describe("plan review", () => {
  const spec = aSpec().planner("boss", ["start"], { review: true }).output("end", "{{boss.output}}", ["boss"]).build("end");
  const model = () => scriptedModel((prompt) => (prompt.startsWith("PLAN") ? { say: plan([{ id: "t1" }, { id: "t2" }]) } : says(prompt)));

  test("[P4] the run waits with the plan; what a person made of it is carried out, and recorded", async () => {
    const run = runInMemory(spec, model());
    expect(await run.over).toBe("parked");
    const question = run.view().questions.get("boss~q1");
    expect(question).toMatchObject({ kind: "plan", value: { tasks: [{ id: "t1" }, { id: "t2" }] } });
    expect([...run.view().steps.keys()]).not.toContain("worker~boss.1.t1");
    const { tasks } = question?.value as { tasks: object[] };
    const value = { tasks: [{ ...tasks[0], objective: "something else" }] } as never;
    const second = model();
    const again = runInMemory(spec, second, {
      before: run.events(),
      earlier: [{ id: "1", kind: "answer", questionId: "boss~q1", decision: "approve", value }],
    });
    const view = await again.end();
    expect(view.output).toMatchObject([{ id: "t1", output: "<something else>" }]);
    // The plan was paid for once.
    expect(second.seen.map((call) => call.prompt)).toEqual(["something else"]);
    expect(again.events().map((event) => event.type)).toContain("plan.edited");
  });

  test("[P4] a plan that is approved as it is needs no edit; a rejected one fails the planner", async () => {
    for (const decision of ["approve", "reject"] as const) {
      const run = runInMemory(spec, model());
      await run.over;
      const again = runInMemory(spec, model(), {
        before: run.events(),
        earlier: [{ id: "1", kind: "answer", questionId: "boss~q1", decision }],
      });
      const view = await again.end();
      expect(view.status).toBe(decision === "approve" ? "succeeded" : "failed");
      expect(again.events().some((event) => event.type === "plan.edited")).toBe(false);
    }
  });

  test("[P4] [E8] each round is a question of its own, whatever rests lay between", async () => {
    const twice = aSpec()
      .planner("boss", ["start"], { review: true, maxRounds: 2 })
      .output("end", "{{boss.output}}", ["boss"])
      .build("end");
    const rounds = scriptedModel((prompt) => {
      if (!prompt.startsWith("PLAN")) return says(prompt);
      return { say: plan([{ id: prompt.includes("Results of the tasks so far") ? "t2" : "t1" }]) };
    });
    const answer = (number: number, decision: "approve" | "reject") =>
      ({ id: `${number}`, kind: "answer", questionId: `boss~q${number}`, decision }) as const;
    let run = runInMemory(twice, rounds);
    expect(await run.over).toBe("parked");
    run = runInMemory(twice, rounds, { before: run.events(), earlier: [answer(1, "approve")] });
    expect(await run.over).toBe("parked");
    expect(run.view().questions.get("boss~q2")).toMatchObject({ value: { tasks: [{ id: "t2" }] }, answer: null });
    run = runInMemory(twice, rounds, { before: run.events(), earlier: [answer(1, "approve"), answer(2, "reject")] });
    expect(await run.end()).toMatchObject({ status: "failed", error: { code: "rejected" } });
  });
});
