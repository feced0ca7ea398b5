import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ownerId } from "@/lib/core/ids";
import { pool } from "@/lib/data/pool";
import { readEvents } from "@/lib/data/read-events";
import { aSpec, asks } from "@/lib/engine/testing/spec-builder";
import { anthropicModel } from "@/lib/model/anthropic";
import type { LoggedCall } from "@/lib/model/simulated/call-log";
import { startSimulated, type SimulatedServer } from "@/lib/model/simulated/server";
import { costOf } from "@/lib/money/cost";
import { startRun } from "@/lib/runtime/start";
import { freshDatabase, type FreshDatabase } from "@/lib/runtime/testing/fresh-database";
import { startTestWorker } from "@/lib/runtime/testing/test-worker";
import type { Worker } from "@/lib/runtime/worker";
import type { Event } from "@/lib/trace/event";
import { emptyRun, fold } from "@/lib/trace/fold";
import type { RunView } from "@/lib/trace/run-view";

let database: FreshDatabase;
let model: SimulatedServer;
let worker: Worker;

beforeAll(async () => {
  database = await freshDatabase();
  process.env["DATABASE_URL"] = database.url;
  await pool().query("insert into owner (id, name) values ('local', 'You') on conflict do nothing");
  model = await startSimulated({ latencyMs: 20, log: true });
  worker = await startTestWorker(database.url, anthropicModel({ baseURL: model.url, apiKey: "simulated" }));
}, 60_000);

afterAll(async () => {
  await worker.stop();
  await model.close();
  await pool().end();
  await database.drop();
});

/** Fifty executors that all may begin at once; one that cannot be paid does not stop the others. */
async function fifty(cap: bigint | null): Promise<{ view: RunView; events: Event[]; seen: LoggedCall[] }> {
  const builder = aSpec({ concurrency: 256, maxCostNanoUsd: cap === null ? null : String(cap) });
  const names = Array.from({ length: 50 }, (_, index) => `n${index}`);
  for (const name of names) {
    const call = { ...asks(`Write about ${name} of {{start.topic}}.`), maxOutputTokens: 2_048 };
    builder.part(name, { op: "call", call }, ["start"], { attempts: 1, onError: "continue" });
  }
  const spec = builder.part("all", { op: "join", shape: "list", separator: "" }, names).output("end", "x", ["all"]).build("end");
  const graph = { version: 1 as const, name: "Test", nodes: [], edges: [] };
  const run = { graph, spec, specHash: "h", graphId: null, version: null, input: { topic: "heat pumps" }, simulated: true };
  const { id } = await startRun({ ownerId: ownerId.parse("local") }, run);
  for (;;) {
    const events = await readEvents(pool(), id);
    const view = fold(emptyRun(id), events);
    if (view.endedAt !== null) return { view, events, seen: model.calls().filter((call) => call.callKey?.startsWith(`${id}/`)) };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function countedBy(seen: LoggedCall[]): bigint {
  return seen.reduce((sum, { usage, model: asked }) => sum + (usage === null ? 0n : (costOf(usage, asked, new Date())?.nanoUsd ?? 0n)), 0n);
}

const reserved = (events: Event[]) =>
  events.flatMap((event) => (event.type === "call.started" && event.reservedNanoUsd !== null ? [BigInt(event.reservedNanoUsd)] : []));

describe("[E5] fifty executors at once on a real worker", () => {
  test("never make a call that a cap for twenty cannot pay, and all finish under one that pays for their answers alone", async () => {
    const free = await fifty(null);
    expect(free.seen).toHaveLength(50);
    const all = countedBy(free.seen);
    expect(free.view.costNanoUsd).toBe(all);

    const forTwenty = (all * 20n) / 50n;
    const tight = await fifty(forTwenty);
    expect(tight.view.status).toBe("succeeded");
    expect(tight.seen.length).toBeGreaterThan(0);
    expect(tight.seen.length).toBeLessThanOrEqual(20);
    expect(tight.seen).toHaveLength(reserved(tight.events).length);
    expect(countedBy(tight.seen)).toBeLessThanOrEqual(forTwenty);
    expect(tight.events.filter(({ type }) => type === "budget.short")).toHaveLength(50 - tight.seen.length);

    const bounds = reserved(free.events);
    const most = bounds.reduce((one, other) => (one > other ? one : other));
    const forAnswers = (all * 11n) / 10n + most;
    expect(bounds.reduce((sum, bound) => sum + bound, 0n)).toBeGreaterThan(forAnswers);
    const enough = await fifty(forAnswers);
    expect(enough.seen).toHaveLength(50);
    expect([...enough.view.steps.values()].every(({ status }) => status === "succeeded")).toBe(true);
    expect(enough.events.some((event) => event.type === "step.waiting" && event.reason === "budget")).toBe(true);
  }, 120_000);
});
