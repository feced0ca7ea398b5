import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compile } from "@/lib/compile/compile";
import { ownerId, type StepId } from "@/lib/core/ids";
import { pool } from "@/lib/data/pool";
import { readEvents } from "@/lib/data/read-events";
import { aGraph, haiku, sonnet, type GraphBuilder } from "@/lib/graph/testing/graph-builder";
import { anthropicModel } from "@/lib/model/anthropic";
import { catalogue } from "@/lib/model/catalogue";
import { startSimulated, type SimulatedServer } from "@/lib/model/simulated/server";
import { handlers } from "@/lib/operations/handlers";
import { listPrices } from "@/lib/runtime/list-prices";
import { startRun } from "@/lib/runtime/start";
import { freshDatabase, type FreshDatabase } from "@/lib/runtime/testing/fresh-database";
import { startWorker, type Worker } from "@/lib/runtime/worker";
import type { Connections } from "@/lib/tools/connections";
import { createOutside } from "@/lib/tools/create-outside";
import { everythingOverHttp, everythingOverStdio } from "@/lib/tools/testing/everything-server";
import { localServer, type LocalServer } from "@/lib/tools/testing/local-server";
import { emptyRun, fold } from "@/lib/trace/fold";
import type { RunView } from "@/lib/trace/run-view";

let database: FreshDatabase;
let model: SimulatedServer;
let hooks: LocalServer;
let remote: Awaited<ReturnType<typeof everythingOverHttp>>;
let outside: ReturnType<typeof createOutside>;
let worker: Worker;

beforeAll(async () => {
  database = await freshDatabase();
  process.env["DATABASE_URL"] = database.url;
  await pool().query("insert into owner (id, name) values ('local', 'You') on conflict do nothing");
  model = await startSimulated({ speed: 0 });
  hooks = await localServer((response, { body }) => response.writeHead(201, { "content-type": "application/json" }).end(body));
  remote = await everythingOverHttp();
  outside = createOutside({ allowHosts: [hooks.host, remote.host] });
  const servers = new Map([
    ["reference", everythingOverStdio],
    ["remote", remote.server],
  ]);
  const connections: Connections = { secrets: new Map([["HOOK_KEY", "s3cret"]]), servers };
  const asked = anthropicModel({ baseURL: model.url, apiKey: "simulated" });
  const ports = { handlers, prices: listPrices, model: () => asked, outside, connections: async () => connections };
  worker = await startWorker({ url: database.url, ...ports });
}, 60_000);

afterAll(async () => {
  await worker.stop();
  remote.close();
  await Promise.all([outside.close(), model.close(), hooks.close()]);
  await pool().end();
  await database.drop();
});

async function run(graph: GraphBuilder): Promise<RunView> {
  const compiled = compile(graph.build(), { catalogue });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
  const { spec, hash } = compiled.value;
  const input = { topic: "Heat pumps in Oslo" };
  const wish = { graph: graph.build(), spec, specHash: hash, graphId: null, version: null, input, simulated: true };
  const { id } = await startRun({ ownerId: ownerId.parse("local") }, wish);
  for (;;) {
    const view = fold(emptyRun(id), await readEvents(pool(), id));
    if (view.endedAt !== null) return view;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const start = () => aGraph().node("start", "input", { fields: [{ key: "topic", type: "text" }] });

describe("a worker with real tools", () => {
  test("[T1] [T6] lets a model call a server's tool, sends its answer to an address, and keeps all of it on record", async () => {
    const view = await run(
      start()
        .node("ask", "executor", {
          model: haiku,
          prompt: "Topic: {{start.topic}}. Echo it back with the echo tool.",
          tools: [{ type: "mcp", server: "reference", names: ["echo", "get-sum"] }],
        })
        .node("tell", "http", {
          method: "POST",
          url: `${hooks.url}/hooks`,
          headers: { authorization: "Bearer {{secrets.HOOK_KEY}}" },
          body: { text: "{{ask.output}}" },
        })
        .node("end", "output", { value: "{{tell.output.body.text}}" })
        .flow("start", "ask")
        .flow("ask", "tell")
        .flow("tell", "end"),
    );
    expect(view).toMatchObject({ status: "succeeded", output: expect.stringMatching(/Echo: Heat pumps in Oslo/) });
    expect(hooks.seen[0]?.headers.authorization).toBe("Bearer s3cret");
    const calls = [...view.calls.values()].map(({ sort, server, tool, host, status }) => [sort, server ?? host, tool, status].join(" "));
    expect(calls.slice(0, 4)).toEqual([
      "tool reference tools/list finished",
      "model   finished",
      "tool reference echo finished",
      "model   finished",
    ]);
    expect(calls.at(-1)).toBe(`http ${hooks.host}  finished`);
    expect(view.calls.size).toBe(5);
    const logged = model.calls().filter((call) => call.callKey?.startsWith(view.id));
    expect(logged).toHaveLength(2);
    const { rows } = await pool().query("select data::text as data from event where run_id = $1", [view.id]);
    expect(rows.length).toBeGreaterThan(5);
    expect(rows.some(({ data }: { data: string }) => data.includes("s3cret"))).toBe(false);
  });

  test("[E1] calls a server over HTTP as it calls a program, and reads structured answers", async () => {
    const view = await run(
      start()
        .node("look", "tool", { server: "remote", tool: "get-structured-content", arguments: { location: "New York" } })
        .node("end", "output", { value: "{{look.output.conditions}}" })
        .flow("start", "look")
        .flow("look", "end"),
    );
    expect(view).toMatchObject({ status: "succeeded", output: expect.stringMatching(/\w/) });
    expect([...view.calls.values()].map(({ server, tool, status }) => [server, tool, status])).toEqual([
      ["remote", "get-structured-content", "finished"],
    ]);
  });

  test("[P5] carries out a planner's tasks with a tool", async () => {
    const view = await run(
      start()
        .node("plan", "planner", { model: sonnet, prompt: "Plan the work on {{start.topic}}.", synthesize: false })
        .node("repeat", "tool", { server: "reference", tool: "echo", arguments: { message: "{{task.objective}}" } })
        .node("end", "output", { value: "{{plan.output}}" })
        .flow("start", "plan")
        .delegate("plan", "repeat")
        .flow("plan", "end"),
    );
    expect(view.status).toBe("succeeded");
    const tasks = [...view.steps.values()].filter((step) => step.parentId === ("plan" as StepId));
    expect(tasks.length).toBeGreaterThan(1);
    expect(tasks.every((task) => String(task.output).startsWith("Echo: For “"))).toBe(true);
  });
});
