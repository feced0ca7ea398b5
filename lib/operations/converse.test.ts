import { describe, expect, test } from "vitest";
import { eventually, step } from "@/lib/engine/testing/plan-and-step";
import { runInMemory } from "@/lib/engine/testing/run-in-memory";
import { scriptedModel, type Reply } from "@/lib/engine/testing/scripted-model";
import { allTools, lookupTool, talks, talkSpec, toolResults } from "@/lib/operations/testing/talks";

const { talk, called, surroundings, web } = talks();

describe("a model with tools", () => {
  test("is told of them, calls them, and answers with what they gave", async () => {
    const { run, model } = talk([{ use: [{ name: "desk__weather", input: { city: "Oslo" } }], say: "I look." }, { say: "It rains." }]);
    expect(await run.end()).toMatchObject({ status: "succeeded", output: "It rains." });
    expect(model.seen[0]?.request.tools?.map((tool) => "name" in tool && tool.name)).toEqual([
      "desk__add",
      "desk__fail",
      "desk__wait",
      "desk__weather",
    ]);
    const [, second] = model.seen;
    expect(second?.request.messages[1]).toEqual({
      role: "assistant",
      content: [
        { type: "text", text: "I look." },
        { type: "tool_use", id: "toolu_1_0", name: "desk__weather", input: { city: "Oslo" } },
      ],
    });
    expect(toolResults(second)).toEqual([
      { type: "tool_result", tool_use_id: "toolu_1_0", content: '<result tool="desk__weather">\nIt rains in Oslo.\n</result>' },
    ]);
  });

  test("[T2] has every call on record, of models and of tools", async () => {
    const { run } = talk([{ use: [{ name: "desk__add", input: { a: 1, b: 2 } }] }]);
    const view = await run.end();
    expect([...view.calls.values()].map(({ sort, server, tool, model, status }) => [sort, server, tool, model, status])).toEqual([
      ["tool", "desk", "tools/list", null, "finished"],
      ["model", null, null, "claude-haiku-5-5", "finished"],
      ["tool", "desk", "add", null, "finished"],
      ["model", null, null, "claude-haiku-5-5", "finished"],
    ]);
    const [, first, add] = view.calls.values();
    expect(first).toMatchObject({ text: "", arguments: '{"a":1,"b":2}', stopReason: "tool_use" });
    expect(add).toMatchObject({ request: { a: 1, b: 2 }, response: { sum: 3 } });
    expect(step(view, "ask").tokens).toMatchObject({ input: 200, output: 20 });
  });

  test("without tools asks exactly as before: the request has no such key", async () => {
    const { run, model } = talk([], { tools: [] });
    await run.end();
    expect(model.seen[0]?.request).not.toHaveProperty("tools");
    expect(model.seen[0]?.request.system).toBeNull();
  });

  test("calls of one turn run at once", async () => {
    const { run } = talk([
      {
        use: [
          { name: "desk__wait", input: {} },
          { name: "desk__wait", input: {} },
        ],
      },
    ]);
    await eventually(() => called().length === 2);
    run.cancel();
    expect(await run.end()).toMatchObject({ status: "cancelled" });
  });

  test("gets only the tools that are named, and none that the server does not have", async () => {
    const { run, model } = talk([], { tools: [{ ...allTools, names: ["add"] }] });
    await run.end();
    expect(model.seen[0]?.request.tools).toMatchObject([{ name: "desk__add" }]);
    const missing = talk([], { tools: [{ ...allTools, names: ["subtract"] }] });
    expect((await missing.run.end()).error).toMatchObject({ code: "tool_failed", message: expect.stringMatching(/subtract/) });
    expect(missing.model.seen).toEqual([]);
  });
});

describe("[E11] the limit of turns", () => {
  test("ends the step, and says so", async () => {
    const use = { name: "desk__weather", input: { city: "Oslo" } };
    const { run, model } = talk([{ use: [use] }, { use: [use] }, { use: [use] }], { maxTurns: 2 });
    const view = await run.end();
    expect(view.error).toMatchObject({ code: "limit_reached", retryable: false });
    expect(model.seen).toHaveLength(2);
    expect(called()).toHaveLength(1);
    expect(run.events().find((event) => event.type === "limit.reached")).toMatchObject({ stepId: "ask", limit: "maxTurns", value: 2 });
  });
});

test("a turn that the service paused goes on from what was said", async () => {
  const { run, model } = talk([{ pause: "Searching" }, { say: "found" }], { tools: [{ type: "web_search", maxUses: 3 }] });
  expect((await run.end()).output).toBe("found");
  expect(model.seen[1]?.request.messages).toEqual([
    { role: "user", content: "Go" },
    { role: "assistant", content: [{ type: "text", text: "Searching" }] },
  ]);
  expect(model.seen[0]?.request).toMatchObject({ tools: [{ type: "web_search", maxUses: 3 }], system: null });
});

describe("[A schema] structured output", () => {
  const call = { outputSchema: { type: "object", properties: { n: { type: "integer" } }, required: ["n"], additionalProperties: false } };
  test("is repaired once, in the same conversation", async () => {
    const { run, model } = talk([{ say: '{"n": "one"}' }, { say: '{"n": 1}' }], { tools: [], call });
    expect(await run.end()).toMatchObject({ status: "succeeded", output: { n: 1 } });
    expect(model.seen[1]?.request.messages).toMatchObject([
      { role: "user", content: "Go" },
      { role: "assistant", content: [{ type: "text", text: '{"n": "one"}' }] },
      { role: "user", content: expect.stringMatching(/n: /) },
    ]);
  });
  test("that is wrong twice fails the step", async () => {
    const { run, model } = talk([{ say: "no" }, { say: "{}" }], { tools: [], call, attempts: 1 });
    expect((await run.end()).error).toMatchObject({ code: "output_invalid" });
    expect(model.seen).toHaveLength(2);
  });
  test("comes after tools too", async () => {
    const { run, model } = talk([{ use: [{ name: "desk__add", input: { a: 1, b: 1 } }] }, { say: '{"n": 2}' }], { call });
    expect((await run.end()).output).toEqual({ n: 2 });
    expect(model.seen.every((seen) => seen.request.outputSchema === call.outputSchema)).toBe(true);
  });
});

test("[E4] an attempt that continues asks neither models nor tools again for what they have answered", async () => {
  const script: Reply[] = [
    {
      use: [
        { name: "desk__weather", input: { city: "Oslo" } },
        { name: "desk__add", input: { a: 1, b: 2 } },
      ],
    },
    { hang: true },
  ];
  const { run: broken } = talk(script);
  await eventually(() => [...broken.view().calls.values()].filter((call) => call.sort === "model").length === 2);
  broken.abandon();
  const before = called().length;
  const asked: string[] = [];
  const model = scriptedModel((prompt) => {
    asked.push(prompt);
    return { say: "went on" };
  });
  const view = await runInMemory(talkSpec({}), model, { ...surroundings(), before: broken.events() }).end();
  expect(view).toMatchObject({ status: "succeeded", output: "went on", takeovers: 1 });
  expect(asked).toEqual([expect.stringMatching(/It rains in Oslo/)]);
  expect([called().length, before]).toEqual([2, 2]);
});

test("[E5] a call with tools reserves for their text too", async () => {
  const { run } = talk([], { tools: [lookupTool(`${web().url}/a`)] });
  const [call] = (await run.end()).calls.values();
  const { run: plain } = talk([], { tools: [] });
  const [bare] = (await plain.end()).calls.values();
  expect((call?.reservedNanoUsd ?? 0n) > (bare?.reservedNanoUsd ?? 0n)).toBe(true);
});
