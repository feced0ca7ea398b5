import { describe, expect, test } from "vitest";
import { runId, type StepId } from "@/lib/core/ids";
import type { JsonValue } from "@/lib/core/json";
import { whatIf, type WhatIf } from "@/lib/money/what-if";
import type { EventBody } from "@/lib/trace/event";
import { emptyRun, fold } from "@/lib/trace/fold";
import { Story } from "@/lib/trace/testing/story";

const haiku = "claude-haiku-5-5";
const sonnet = "claude-sonnet-5-5";
const opus = "claude-opus-5-5";
const small = { input_tokens: 1_000, output_tokens: 100 };

type Asked = { model?: string; usage?: { [key: string]: JsonValue }; request?: JsonValue; at?: number; attempt?: number; n?: number };

/** A finished call at any moment, with usage as a provider would report it. */
function call(
  story: Story,
  stepId: StepId,
  { model = haiku, usage = small, request = null, at = 10, attempt = 1, n = 1 }: Asked = {},
): void {
  const callId = `${stepId}/${attempt}/${n}` as never; // ids of calls are only compared here
  const started: EventBody = {
    type: "call.started",
    callId,
    stepId,
    attempt,
    n,
    sort: "model",
    model,
    request,
    requestHash: callId,
    reservedNanoUsd: "0",
  };
  story.tell(at, started);
  story.tell(at + 1_000, {
    type: "call.finished",
    callId,
    stepId,
    response: {},
    usage,
    costNanoUsd: "1",
    firstTokenMs: 500,
    durationMs: 1_000,
  });
}

/** What a run comes to; by default the steps named `work` are the executors. */
function asked(tell: (story: Story) => void, requestOf?: () => JsonValue): Record<WhatIf["change"], WhatIf> {
  const story = new Story();
  tell(story);
  const run = fold(emptyRun(runId.parse("run_1")), story.events());
  const found = whatIf(run, { isExecutor: ({ name }) => name === "Work", ...(requestOf === undefined ? {} : { requestOf }) });
  return Object.fromEntries(found.map((one) => [one.change, one])) as Record<WhatIf["change"], WhatIf>; // one of each
}

const work = (story: Story, path = "") => story.begin(0, "work", { name: "Work", kind: "executor", path });
const plan = (story: Story) => story.begin(0, "plan", { name: "Plan", kind: "planner" });

describe("[T5] one tier up or down", () => {
  test("prices the same tokens by the model to offer first of that tier, and leaves all but executors alone", () => {
    const { up, down } = asked((story) => {
      call(story, work(story), { model: sonnet });
      call(story, plan(story), { model: sonnet });
    });
    expect(down).toMatchObject({ calls: 1, fromNanoUsd: 6_000_000n, toNanoUsd: 3_150_000n, unknown: 0 });
    expect([...down.models]).toEqual([[sonnet, haiku]]);
    expect(up).toMatchObject({ calls: 1, toNanoUsd: 3_000_000n + 6_000_000n });
    expect([...up.models]).toEqual([[sonnet, opus]]);
  });

  test("touches nothing at the end of the scale", () => {
    const { down } = asked((story) => call(story, work(story)));
    expect(down).toMatchObject({ calls: 0, fromNanoUsd: 150_000n, toNanoUsd: 150_000n });
  });

  test("prices every part of a bill that names the asked model by the other one, and an adviser as before", () => {
    const part = (model: string) => ({ type: "message", model, ...small });
    const { down } = asked((story) =>
      call(story, work(story), { model: sonnet, usage: { ...small, iterations: [part(sonnet), part(opus)] } }),
    );
    expect(down.fromNanoUsd - down.toNanoUsd).toBe(3_000_000n - 150_000n);
  });

  test("counts a long prompt by the price of its length", () => {
    const { down } = asked((story) => call(story, work(story), { model: sonnet, usage: { input_tokens: 100_001, output_tokens: 0 } }));
    expect(down.toNanoUsd).toBe(100_001n * 500n);
  });

  test("names calls without a price, and adds them to neither sum", () => {
    const { up } = asked((story) => {
      call(story, work(story), { model: "someone-elses-model" });
      call(story, plan(story), {});
    });
    expect(up).toMatchObject({ unknown: 1, fromNanoUsd: 150_000n, toNanoUsd: 150_000n });
  });
});

describe("[T5] in a batch", () => {
  test("calls that are all their step asked cost half, also after a try that broke", () => {
    const { batch } = asked((story) => {
      const step = work(story);
      call(story, step, { attempt: 1 });
      call(story, step, { attempt: 2, at: 3_000 });
    });
    expect(batch).toMatchObject({ calls: 2, fromNanoUsd: 300_000n, toNanoUsd: 150_000n });
  });

  test("a conversation keeps its price, and so does what was asked fast or in a batch", () => {
    const { batch } = asked((story) => {
      const talk = work(story);
      call(story, talk, { n: 1 });
      call(story, talk, { n: 2, at: 2_000 });
      call(story, plan(story), { usage: { ...small, service_tier: "batch" } });
      call(story, story.begin(0, "fast", { name: "Fast", kind: "executor" }), { model: opus, usage: { ...small, speed: "fast" } });
    });
    expect(batch.calls).toBe(0);
    expect(batch.toNanoUsd).toBe(batch.fromNanoUsd);
  });
});

describe("[T5] with prompt caching", () => {
  const system = "Rules of the house. ".repeat(200);
  const saying = (text: string): JsonValue => ({ system, messages: [{ role: "user", content: text }] });

  test("what stands first in several calls of a node is written once and then read", () => {
    const { cache } = asked((story) => {
      for (const [index, at] of [0, 2_000, 4_000].entries())
        call(story, work(story, `t${index}`), { model: sonnet, at, request: saying(`${index}`) });
    });
    expect(cache).toMatchObject({ calls: 3, fromNanoUsd: 9_000_000n });
    // 997 of 1,000 input tokens are the system's by characters: written for 2,500 each, then read twice for 100.
    expect(cache.toNanoUsd).toBe(997n * 2_500n + 2n * 997n * 100n + 3n * (3n * 2_000n + 100n * 10_000n));
  });

  test("calls that begin before the first answer does cannot read it, and nothing is written for nobody", () => {
    const { cache } = asked((story) => {
      for (const path of ["a", "b"]) call(story, work(story, path), { at: 0, request: saying(path) });
    });
    expect(cache).toMatchObject({ calls: 0, unread: 0 });
  });

  test("what is not used for five minutes is gone", () => {
    const { cache } = asked((story) => {
      call(story, work(story, "a"), { at: 0, request: saying("a") });
      call(story, work(story, "b"), { at: 301_000, request: saying("b") });
    });
    expect(cache.calls).toBe(0);
  });

  test("other nodes, other models, and less than the model can cache do not share", () => {
    const { cache } = asked((story) => {
      call(story, work(story), { at: 0, request: saying("a") });
      call(story, plan(story), { at: 2_000, request: saying("a") });
      const few = { input_tokens: 500, output_tokens: 1 };
      for (const at of [0, 2_000])
        call(story, story.begin(0, "few", { name: "Few", kind: "executor" }), { n: at, at, usage: few, request: saying("") });
    });
    expect(cache.calls).toBe(0);
  });

  test("requests that are stored elsewhere are not guessed at, until somebody gives them", () => {
    const tell = (story: Story) => {
      for (const at of [0, 2_000]) call(story, work(story, `t${at}`), { at, request: { $ref: "x" } });
    };
    expect(asked(tell).cache).toMatchObject({ calls: 0, unread: 2 });
    expect(asked(tell, () => saying("")).cache).toMatchObject({ calls: 2, unread: 0 });
  });
});
