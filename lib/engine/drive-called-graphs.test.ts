import { describe, expect, test } from "vitest";
import type { JsonObject } from "@/lib/core/json";
import { eventually, says, step } from "@/lib/engine/testing/plan-and-step";
import { runInMemory } from "@/lib/engine/testing/run-in-memory";
import { scriptedModel, type Reply } from "@/lib/engine/testing/scripted-model";
import { asks, aSpec } from "@/lib/engine/testing/spec-builder";
import type { InputField, Spec } from "@/lib/spec/spec";

const field: InputField = { key: "claim", type: "text", label: "Claim", required: true, default: null, options: [], description: null };

const check = (prompt = "check {{start.claim}}") =>
  aSpec({}, [field]).model("look", prompt, ["start"], { attempts: 1 }).output("end", "{{look.output}}", ["look"]).build("end");

const inner = (spec: Spec) => ({ type: "subgraph" as const, name: "check", description: "Checks a claim.", graph: "fact-check", spec });

/** An executor whose model may call another graph. */
const writer = (spec: Spec = check(), limits: object = {}) =>
  aSpec(limits)
    .part("write", { op: "call", call: asks("write"), toolbox: { tools: [inner(spec)], maxTurns: 4 } }, ["start"])
    .output("end", "{{write.output}}", ["write"])
    .build("end");

const uses = (...inputs: JsonObject[]): Reply => ({ use: inputs.map((input) => ({ name: "check", input })) });

/** Calls the graph for these claims at once, then says what came back. */
const calling = (...claims: string[]) =>
  scriptedModel((prompt) => (prompt === "write" ? uses(...claims.map((claim) => ({ claim }))) : says(prompt)));

describe("[E4] [E11] a sub-graph that a model calls as a tool", () => {
  test("its steps are nested in the trace, its cost is in the same ledger, its output goes back to the model", async () => {
    const model = calling("a", "b");
    const view = await runInMemory(writer(), model).end();
    expect(view.status).toBe("succeeded");
    expect(view.output).toContain("<check a>");
    expect(view.output).toContain("<check b>");
    expect([...view.steps.keys()].filter((id) => id.startsWith("look"))).toHaveLength(2);
    expect(step(view, "look~write.check-0")).toMatchObject({ parentId: "write", path: "write.check[0]", status: "succeeded" });
    expect(view.costNanoUsd).toBe([...view.steps.values()].reduce((sum, each) => sum + each.costNanoUsd, 0n));
    const offered = model.seen[0]?.request.tools;
    expect(offered).toMatchObject([
      { name: "check", inputSchema: { required: ["claim"], properties: { claim: { description: "Claim" } } } },
    ]);
  });

  test("it takes no slot from its inside, so one slot is enough", async () => {
    const view = await runInMemory(writer(check(), { concurrency: 1 }), calling("a", "b")).end();
    expect(view.status).toBe("succeeded");
  });

  test("a failure inside is the tool's: the model hears of it, and the run goes on", async () => {
    const model = scriptedModel((prompt) => {
      if (prompt === "write") return uses({ claim: "a" });
      return prompt.startsWith("check") ? { fail: "model_refused" } : says(prompt);
    });
    const view = await runInMemory(writer(), model).end();
    expect(view.status).toBe("succeeded");
    expect(view.output).toContain("check failed: scripted model_refused");
    expect(step(view, "look~write.check-0")).toMatchObject({ status: "failed", handledBy: "container" });
  });

  test("input that does not fit its fields goes back to the model, and nothing begins", async () => {
    const model = scriptedModel((prompt) => (prompt === "write" ? uses({ wrong: 1 }) : says(prompt)));
    const view = await runInMemory(writer(), model).end();
    expect(view.output).toContain("does not fit");
    expect([...view.steps.keys()]).not.toContain("look~write.check-0");
  });

  test("after a crash in its inside only what had not finished is asked again", async () => {
    const first = runInMemory(
      writer(),
      scriptedModel((prompt) => {
        if (prompt === "write") return uses({ claim: "a" }, { claim: "b" });
        return prompt === "check a" ? says(prompt) : { hang: true };
      }),
    );
    await eventually(() => first.view().steps.get("look~write.check-0" as never)?.status === "succeeded");
    const before = first.events();
    first.abandon();
    const model = calling("never");
    const view = await runInMemory(writer(), model, { before }).end();
    expect(view.status).toBe("succeeded");
    expect(model.seen.map(({ prompt }) => prompt).filter((prompt) => prompt.startsWith("check") || prompt === "write")).toEqual([
      "check b",
    ]);
  });

  test("[E8] a question inside of it lets the run rest, and the answer takes it up where it was", async () => {
    const asking = aSpec({}, [field])
      .part(
        "ask",
        {
          op: "ask",
          message: "Is it so?",
          value: "{{start.claim}}",
          editable: true,
          timeoutSeconds: null,
          onTimeout: "fail",
          onReject: "fail",
        },
        ["start"],
        { ports: ["approved", "rejected"] },
      )
      .output("end", "{{ask.output}}", ["ask.approved"])
      .build("end");
    const model = calling("a");
    const first = runInMemory(writer(asking), model);
    expect(await first.over).toBe("parked");
    const [question] = first.view().questions.values();
    const answer = { id: "1", kind: "answer" as const, questionId: question?.id ?? "", decision: "approve" as const, value: "yes, so" };
    const again = calling("never");
    const view = await runInMemory(writer(asking), again, { before: first.events(), earlier: [answer] }).end();
    expect(view.status).toBe("succeeded");
    expect(view.output).toContain("yes, so");
    expect(again.seen.map(({ prompt }) => prompt)).not.toContain("write");
    expect(step(view, "write").attempt).toBe(1);
  });

  test("[F3] a fork from a step inside of it reuses what the model had called before it", async () => {
    const origin = runInMemory(writer(), calling("a", "b"));
    await origin.end();
    const model = calling("never");
    const forked = { spec: writer(), events: origin.events(), from: ["look~write.check-1"] };
    const view = await runInMemory(writer(), model, { forked }).end();
    expect(view.status).toBe("succeeded");
    expect(model.seen.map(({ prompt }) => prompt)).toEqual(["check b"]);
    expect(step(view, "look~write.check-0").status).toBe("reused");
  });
});
