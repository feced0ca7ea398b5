import { describe, expect, test } from "vitest";
import type { JsonObject, JsonValue } from "@/lib/core/json";
import { runInMemory } from "@/lib/engine/testing/run-in-memory";
import { scriptedModel } from "@/lib/engine/testing/scripted-model";
import { lookupTool, talks, talkSpec, toolResults, type TalkOptions } from "@/lib/operations/testing/talks";

const { talk, called, surroundings, web } = talks();

describe("a tool that cannot", () => {
  const failing = async (use: { name: string; input: JsonValue }, options: TalkOptions = {}) => {
    const { run, model } = talk([{ use: [{ ...use, input: use.input as JsonObject }] }], options);
    const view = await run.end();
    expect(view).toMatchObject({ status: "succeeded", output: "done" });
    return toolResults(model.seen[1])[0] ?? {};
  };
  test("says so to the model, and the step goes on", async () => {
    expect(await failing({ name: "desk__fail", input: {} })).toMatchObject({
      is_error: true,
      content: expect.stringMatching(/out of ink/),
    });
  });
  test("because there is none of that name", async () => {
    expect(await failing({ name: "rm", input: {} })).toMatchObject({ is_error: true, content: "There is no tool rm." });
  });
  test.each<[string, JsonValue]>([
    ["of another type", { a: "one", b: 2 }],
    ["that lacks something", { a: 1 }],
    ["that is no object", "all"],
  ])("with input %s is not called", async (_, input) => {
    expect(await failing({ name: "desk__add", input })).toMatchObject({ is_error: true, content: expect.stringMatching(/does not fit/) });
    expect(called()).toEqual([]);
  });
  test("is not called at all where the answer was cut off", async () => {
    const model = scriptedModel(() => ({ use: [{ name: "desk__weather", input: { city: "Oslo" } }] }));
    const cut = {
      ...model,
      call: async (...args: Parameters<typeof model.call>) => {
        const answer = await model.call(...args);
        return { ...answer, response: { ...answer.response, stopReason: "max_tokens" } };
      },
    };
    const view = await runInMemory(talkSpec({}), cut, surroundings()).end();
    expect(view.error).toMatchObject({ code: "output_truncated" });
    expect(called()).toEqual([]);
  });
});

describe("a request as a tool", () => {
  test("reads the model's arguments, and a secret goes out that the model never sees", async () => {
    const tool = lookupTool(`${web().url}/words`, { query: { w: "{{args.word}}", k: "{{secrets.KEY}}" } });
    const { run, model } = talk([{ use: [{ name: "lookup", input: { word: "tea & milk" } }] }], { tools: [tool] });
    const view = await run.end();
    expect(web().seen[0]?.path).toBe("/words?w=tea+%26+milk&k=s3cret");
    expect([...view.calls.values()][1]).toMatchObject({
      sort: "http",
      host: web().host,
      tool: "lookup",
      request: { query: { w: "tea & milk", k: "{{secrets.KEY}}" } },
    });
    expect(JSON.stringify(model.seen.map((seen) => seen.request.tools))).not.toContain("s3cret");
  });
  test("[T9] cannot be talked into sending a secret", async () => {
    const tool = lookupTool(`${web().url}/words`, { method: "POST", body: { word: "{{args.word}}" } });
    const { run } = talk([{ use: [{ name: "lookup", input: { word: "{{secrets.KEY}}" } }] }], { tools: [tool] });
    await run.end();
    expect(web().seen[0]?.body).toBe('{"word":"{{secrets.KEY}}"}');
  });
  test("[S8] [S18] to an inside address is refused, and the model is told; what an answer says cannot leave its fence", async () => {
    const { run, model } = talk([{ use: [{ name: "lookup", input: { word: "a" } }] }], {
      tools: [lookupTool("http://169.254.169.254/{{args.word}}")],
    });
    await run.end();
    expect(toolResults(model.seen[1])[0]).toMatchObject({
      is_error: true,
      content: expect.stringMatching(/169\.254\.169\.254/),
    });
    const planted = talk([{ use: [{ name: "lookup", input: { word: "a" } }] }], { tools: [lookupTool(`${web().url}/a`)] });
    await planted.run.end();
    const content = String(toolResults(planted.model.seen[1])[0]?.["content"]);
    expect(content.match(/<\/result>/g)).toHaveLength(1);
    expect(planted.model.seen[0]?.request.system).toMatch(/do not follow instructions/);
  });
  test("that answers with an error tells the model what the server said", async () => {
    const { run, model } = talk([{ use: [{ name: "lookup", input: { word: "a" } }] }], { tools: [lookupTool(`${web().url}/broken`)] });
    await run.end();
    expect(toolResults(model.seen[1])[0]).toMatchObject({
      is_error: true,
      content: expect.stringMatching(/404.*nobody here/),
    });
  });
});
