import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { JsonObject } from "@/lib/core/json";
import { nodeId } from "@/lib/core/ids";
import { eventually, plan, says, step } from "@/lib/engine/testing/plan-and-step";
import { runInMemory } from "@/lib/engine/testing/run-in-memory";
import { scriptedModel } from "@/lib/engine/testing/scripted-model";
import { asks, aSpec } from "@/lib/engine/testing/spec-builder";
import type { Operation, Spec, StepPolicy } from "@/lib/spec/spec";
import type { Event } from "@/lib/trace/event";
import { toolServer, type ToolServer } from "@/lib/tools/testing/tool-server";

let server: ToolServer;
beforeAll(async () => void (server = await toolServer()));
beforeEach(() => void (server.seen.length = 0));
afterAll(() => server.close());

const work = (tool: string, input: JsonObject, name = "desk"): Operation => ({ op: "tool", server: name, tool, arguments: input });
const chain = (operation: Operation, policy: Partial<StepPolicy> = {}) =>
  aSpec().part("use", operation, ["start"], policy).output("end", "{{use.output}}", ["use"]).build("end");
function run(spec: Spec, before?: Event[]) {
  const connections = { secrets: new Map([["KEY", "s3cret"]]), servers: new Map([["desk", server.server]]) };
  const input = { city: "Oslo", a: 2 };
  return runInMemory(
    spec,
    scriptedModel((prompt) => (prompt.startsWith("PLAN") ? { say: tasks } : says(prompt))),
    {
      allowHosts: [server.host],
      connections,
      input,
      ...(before === undefined ? {} : { before }),
    },
  );
}
const tasks = plan([{ id: "t1", delegate: "use", objective: "Bergen" }]);
const calls = () => server.seen.filter((message) => message.method === "tools/call");

describe("a tool", () => {
  test("is called with its filled-in arguments and gives its structured content", async () => {
    const view = await run(chain(work("add", { a: "{{start.a}}", b: 3 }))).end();
    expect(view.output).toEqual({ sum: 5 });
    expect([...view.calls.values()]).toMatchObject([
      { sort: "tool", server: "desk", tool: "add", request: { a: 2, b: 3 }, response: { sum: 5 }, costNanoUsd: 0n, status: "finished" },
    ]);
  });

  test("[P7] as a planner's task reads what it is to do", async () => {
    const delegates = [{ id: nodeId.parse("use"), name: "Weather", description: "", model: null, taskModels: [] }];
    const spec = aSpec()
      .part("boss", { op: "plan", call: asks("PLAN"), delegates, maxTasks: 5, maxRounds: 1, synthesize: false }, ["start"])
      .part("use", work("weather", { city: "{{task.objective}}" }), [], { delegateOf: ["boss"] })
      .output("end", "{{boss.output}}", ["boss"])
      .build("end");
    expect((await run(spec).end()).output).toMatchObject([{ id: "t1", status: "succeeded", output: "It rains in Bergen." }]);
  });

  test("[T9] gets a secret by its value, and the record its name, also where the tool says it again", async () => {
    const driven = run(chain(work("weather", { city: "{{secrets.KEY}}" })));
    expect((await driven.end()).output).toBe("It rains in •••KEY•••.");
    expect(JSON.stringify(server.seen)).toContain('"city":"s3cret"');
    expect(JSON.stringify(driven.events())).not.toContain("s3cret");
  });

  test("that says that it failed fails the step, once", async () => {
    const view = await run(chain(work("fail", {}))).end();
    expect(view.error).toMatchObject({ code: "tool_failed", retryable: false, message: expect.stringMatching(/out of ink/) });
    expect(calls()).toHaveLength(1);
  });

  test("of a server that nobody connected calls nothing", async () => {
    const view = await run(chain(work("add", {}, "elsewhere"))).end();
    expect(view.error).toMatchObject({ code: "tool_failed", message: expect.stringMatching(/elsewhere/) });
    expect(view.calls.size).toBe(0);
  });

  test("[E7] is told when the run is cancelled", async () => {
    const cut = server.cut;
    const driven = run(chain(work("wait", {})));
    await eventually(() => calls().length === 1);
    driven.cancel();
    expect(await driven.end()).toMatchObject({ status: "cancelled" });
    await eventually(() => server.cut === cut + 1);
  });

  test("[E10] is given up when the step's time is over", async () => {
    const view = await run(chain(work("wait", {}), { timeoutMs: 50, attempts: 1 })).end();
    expect(view.error).toMatchObject({ code: "step_timeout" });
  });

  test("[E4] that has answered is not called again by the attempt that continues", async () => {
    const spec = chain(work("add", { a: 1, b: 1 }));
    const whole = run(spec);
    await whole.end();
    const before = whole.events().slice(0, whole.events().findIndex((event) => event.type === "call.finished") + 1);
    const view = await run(spec, before).end();
    expect(view).toMatchObject({ status: "succeeded", output: { sum: 2 } });
    expect(step(view, "use")).toMatchObject({ attempt: 2, continues: 1 });
    expect(calls()).toHaveLength(1);
  });
});
