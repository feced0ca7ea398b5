import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { JsonObject } from "@/lib/core/json";
import { eventually, says, step } from "@/lib/engine/testing/plan-and-step";
import { runInMemory, type MemoryOptions } from "@/lib/engine/testing/run-in-memory";
import { scriptedModel } from "@/lib/engine/testing/scripted-model";
import { asks, aSpec } from "@/lib/engine/testing/spec-builder";
import type { HttpRequest } from "@/lib/spec/spec";
import { everythingOverStdio } from "@/lib/tools/testing/everything-server";
import { localServer, type LocalServer } from "@/lib/tools/testing/local-server";
import type { Event } from "@/lib/trace/event";

const value = "canary-s3cr3t/value";
const connections = { secrets: new Map([["KEY", value]]), servers: new Map() };

let server: LocalServer;
/** Every value that the server was sent, and sends back. */
const seen: string[] = [];
beforeAll(async () => {
  server = await localServer((response, { headers }) => {
    seen.push(String(headers["x-key"]));
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ said: headers["x-key"], [value]: [value] }));
  });
});
afterAll(() => server.close());

function request(): HttpRequest {
  const headers = { "x-key": "{{secrets.KEY}}" };
  return { method: "GET", url: server.url, query: {}, headers, body: null, responseAs: "json", maxBytes: 10_000 };
}
const options = (): MemoryOptions => ({ allowHosts: [server.host], connections });

function textOf(events: Event[]): string {
  return events.map((event) => (event.type === "text.added" ? event.text : "")).join("");
}

describe("secrets in a run", () => {
  test("[T9] what a model streams is masked, however it is cut, and so are its answer, the step's output and the run's", async () => {
    const spec = aSpec()
      .part("a", { op: "call", call: asks(`the prompt holds ${value}`) }, ["start"])
      .output("end", "{{a.output}}", ["a"])
      .build("end");
    // The model sends twelve letters at a time.
    const model = scriptedModel(() => ({ say: `One. ${value} two ${encodeURIComponent(value)} three canary-s3` }));
    const run = runInMemory(spec, model, options());
    const view = await run.end();
    const masked = "One. •••KEY••• two •••KEY••• three canary-s3";
    expect(view.output).toBe(masked);
    expect(textOf(run.events())).toBe(masked);
    expect(JSON.stringify(run.events())).not.toMatch(/canary-s3cr3t/);
    // It was asked with the value: only what is written is masked.
    expect(model.seen[0]?.prompt).toContain(value);
  });

  test("[T9] what a server sends back is masked before a step or a model sees it, and the server still gets the value", async () => {
    const spec = aSpec()
      .part("get", { op: "fetch", request: request() }, ["start"])
      .part("a", { op: "call", call: asks("{{get.output.body}}") }, ["get"])
      .output("end", "{{a.output}}", ["a"])
      .build("end");
    const model = scriptedModel(says);
    const run = runInMemory(spec, model, options());
    const view = await run.end();
    expect(seen.at(-1)).toBe(value);
    expect((step(view, "get").output as JsonObject)["body"]).toEqual({ said: "•••KEY•••", "•••KEY•••": ["•••KEY•••"] });
    expect(JSON.stringify(model.seen)).not.toContain("canary");
    expect(JSON.stringify(run.events())).not.toContain("canary");
  });

  test("[T9] a failure names the secret and not its value", async () => {
    const spec = aSpec()
      .part("get", { op: "fetch", request: { ...request(), url: `http://${server.host}:1/${value}` } }, ["start"], { attempts: 1 })
      .output("end", "x", ["get"])
      .build("end");
    const run = runInMemory(spec, scriptedModel(says), options());
    expect((await run.end()).status).toBe("failed");
    expect(JSON.stringify(run.events())).not.toContain("canary");
  });

  test("[T9] a secret that equals an id or a word of ours masks what people read and changes no run", async () => {
    const secrets = new Map(Object.entries({ A: "answer", B: "step.finished", C: "succeeded", D: "claude-haiku-5-5" }));
    const spec = aSpec()
      .part("answer", { op: "call", call: asks("the answer") }, ["start"])
      .output("end", "{{answer.output}} succeeded", ["answer"])
      .build("end");
    const run = runInMemory(spec, scriptedModel(says), { connections: { secrets, servers: new Map() } });
    expect(await run.end()).toMatchObject({ status: "succeeded", output: "<the •••A•••> •••C•••" });
  });

  test("[T9] what a tool server echoes of its own variables is masked, and a common word is not", async () => {
    const env = { API_KEY: "canary-of-the-env", MODE: "production" };
    const servers = new Map([["reference", { ...everythingOverStdio, env }]]);
    const spec = aSpec()
      .part("look", { op: "tool", server: "reference", tool: "get-env", arguments: {} }, ["start"])
      .output("end", "{{look.output}}", ["look"])
      .build("end");
    const run = runInMemory(spec, scriptedModel(says), { connections: { secrets: new Map(), servers } });
    const { output } = await run.end();
    expect(output).toContain("•••reference API_KEY•••");
    expect(output).toContain("production");
    expect(JSON.stringify(run.events())).not.toContain("canary");
  });

  test("[E4] [T9] the attempt that continues reads the masked answer, so that it asks the same and no call is made twice", async () => {
    const toolbox = {
      tools: [{ type: "http" as const, name: "look", description: "", inputSchema: { type: "object" }, request: request() }],
      maxTurns: 5,
    };
    const spec = aSpec()
      .part("a", { op: "call", call: asks("look it up"), toolbox }, ["start"])
      .output("end", "{{a.output}}", ["a"])
      .build("end");
    const uses = { use: [{ name: "look", input: {} }] };
    const first = scriptedModel((_, n) => (n === 0 ? uses : n === 1 ? { ...uses, say: "more" } : { hang: true }));
    const broken = runInMemory(spec, first, options());
    await eventually(() => first.seen.length === 3);
    broken.abandon();
    const asked = seen.length;
    const second = scriptedModel(() => ({ say: "done" }));
    const view = await runInMemory(spec, second, { ...options(), before: broken.events() }).end();
    expect(view).toMatchObject({ status: "succeeded", output: "done" });
    expect(seen.length).toBe(asked);
    expect(second.seen).toHaveLength(1);
  });
});
