import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { parseGraph } from "@/lib/graph/parse";
import { newId, runId } from "@/lib/core/ids";
import { ensureOwner, type Asker } from "@/lib/data/owners";
import { pool } from "@/lib/data/pool";
import { createSecret } from "@/lib/data/secrets";
import { aDocument, anAsker } from "@/lib/data/testing/stored-run";
import { runGraph, type Source } from "@/lib/runtime/run-graph";
import { freshDatabase, type FreshDatabase } from "@/lib/runtime/testing/fresh-database";

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
  process.env["DATABASE_URL"] = fresh.url;
});
afterEach(() => vi.unstubAllEnvs());
afterAll(async () => {
  await pool().end();
  await fresh.drop();
});

const input = { topic: "tea" };

function source(document: object = aDocument): Source {
  const graph = parseGraph(document);
  if (!graph.ok) throw new Error(JSON.stringify(graph.error));
  return { graph: graph.value, graphId: null, version: null };
}

async function aPerson(): Promise<Asker> {
  const asker = anAsker();
  await ensureOwner(asker, "Somebody");
  return asker;
}

async function runsOf(asker: Asker): Promise<{ simulated: boolean; events: string }[]> {
  const { rows } = await pool().query(
    "select simulated, (select string_agg(type, ' ') from event where run_id = run.id) as events from run where owner_id = $1",
    [asker.ownerId],
  );
  return rows as { simulated: boolean; events: string }[]; // the columns of the statement
}

test("[E13] what starts a run writes one event, and none where something is wrong with it", async () => {
  const asker = await aPerson();
  const [first, ...rest] = aDocument.nodes;
  const broken = { ...aDocument, nodes: [first, ...rest.map((node) => ({ ...node, config: { value: "{{nobody.output}}" } }))] };
  expect(await runGraph(asker, source(broken), { input })).toMatchObject({ ok: false, error: { as: "graph_invalid" } });
  const unknown = await runGraph(asker, source(), { input: { topic: "tea", other: 1 } });
  expect(unknown).toMatchObject({ ok: false, error: { as: "input_invalid", errors: [{ field: "other" }] } });
  expect(await runsOf(asker)).toEqual([]);
  expect(await runGraph(asker, source(), { input })).toMatchObject({ ok: true, value: { isNew: true } });
  expect(await runsOf(asker)).toEqual([{ simulated: true, events: "run.queued" }]);
});

test("the first run that costs money asks once, with the price; the simulated model never asks", async () => {
  const asker = await aPerson();
  vi.stubEnv("ANTHROPIC_BASE_URL", "http://127.0.0.1:9");
  const asked = await runGraph(asker, source(), { input });
  expect(asked).toMatchObject({ ok: false, error: { as: "confirmation_required", costNanoUsd: { low: expect.stringMatching(/^\d+$/) } } });
  expect(await runsOf(asker)).toEqual([]);
  expect(await runGraph(asker, source(), { input, confirm: true })).toMatchObject({ ok: true });
  expect(await runGraph(asker, source(), { input })).toMatchObject({ ok: true });
  expect((await runsOf(asker)).map((run) => run.simulated)).toEqual([false, false]);
  expect(await runGraph(await aPerson(), source(), { input })).toMatchObject({ ok: false });
});

test("the same key at the same moment is one run", async () => {
  const asker = await aPerson();
  const wish = { input, idempotencyKey: "once" };
  const started = await Promise.all([1, 2, 3, 4].map(() => runGraph(asker, source(), wish)));
  expect(new Set(started.map((run) => (run.ok ? run.value.id : run.error.as))).size).toBe(1);
  expect(started.filter((run) => run.ok && run.value.isNew)).toHaveLength(1);
  expect(await runsOf(asker)).toHaveLength(1);
});

test("[C3] what nobody has connected stops a run before it begins, by name; a fork may reuse what needed it", async () => {
  vi.stubEnv("BATON_SECRET", "0123456789abcdef0123456789abcdef");
  const asker = await aPerson();
  const call = { id: "call", kind: "http", name: "Call", config: { url: "https://api.example/", headers: { a: "{{secrets.KEY}}" } } };
  const edge = { id: "e2", kind: "flow", source: "question", sourcePort: "out", target: "call", targetPort: "in" };
  const graph = source({ ...aDocument, nodes: [...aDocument.nodes, call], edges: [...aDocument.edges, edge] });
  const refused = await runGraph(asker, graph, { input });
  expect(refused).toMatchObject({
    ok: false,
    error: { as: "graph_invalid", problems: [{ code: "secret_unknown", severity: "error", nodeId: "call", field: "headers.a" }] },
  });
  expect(await runsOf(asker)).toEqual([]);
  const origin = { runId: runId.parse(newId()), from: "", steps: [], outputs: {}, recorded: false };
  expect(await runGraph(asker, graph, { input, origin })).toMatchObject({ ok: true });
  await createSecret(await aPerson(), { name: "KEY", sealed: "somebody else's" }, 9);
  expect(await runGraph(asker, graph, { input })).toMatchObject({ ok: false });
  await createSecret(asker, { name: "KEY", sealed: "x" }, 9);
  expect(await runGraph(asker, graph, { input })).toMatchObject({ ok: true });
});
