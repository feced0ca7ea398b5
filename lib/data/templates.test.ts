import { afterAll, beforeAll, expect, test } from "vitest";
import type { Graph } from "@/lib/graph/document";
import { parseGraph } from "@/lib/graph/parse";
import { createGraph } from "@/lib/data/graphs";
import { ensureOwner, type Asker } from "@/lib/data/owners";
import { pool } from "@/lib/data/pool";
import { deleteTemplate, listTemplates, saveTemplate, templateAverages } from "@/lib/data/templates";
import { aDocument, anAsker, aStoredRun } from "@/lib/data/testing/stored-run";
import { freshDatabase, type FreshDatabase } from "@/lib/runtime/testing/fresh-database";

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
  process.env["DATABASE_URL"] = fresh.url;
});
afterAll(async () => {
  await pool().end();
  await fresh.drop();
});

function called(name: string, description = ""): Graph {
  const parsed = parseGraph({ ...aDocument, name, description });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

async function aPerson(): Promise<Asker> {
  const asker = anAsker();
  await ensureOwner(asker, "Somebody");
  return asker;
}

const whole = { limit: 100 };

test("[S4] templates are the person's own: a stranger sees none, and removes none", async () => {
  const [owner, stranger] = [await aPerson(), await aPerson()];
  const { id } = await saveTemplate(owner, called("Mine"));
  expect((await listTemplates(stranger, whole)).total).toBe(0);
  expect(await deleteTemplate(stranger, id)).toBe(false);
  expect(await deleteTemplate(owner, id)).toBe(true);
  expect((await listTemplates(owner, whole)).items).toEqual([]);
});

test("a template of the same name is replaced and stays the same one; the list goes on by name", async () => {
  const owner = await aPerson();
  const first = await saveTemplate(owner, called("Brief", "old"));
  const second = await saveTemplate(owner, called("Brief", "new"));
  expect([first.replaced, second.replaced?.description, second.id === first.id]).toEqual([null, "old", true]);
  await saveTemplate(owner, called("Answer"));
  const page = await listTemplates(owner, { limit: 1 });
  expect([page.total, page.items[0]?.name]).toEqual([2, "Answer"]);
  const rest = await listTemplates(owner, { limit: 1, cursor: page.nextCursor ?? "" });
  expect(rest.items.map(({ graph }) => graph.description)).toEqual(["new"]);
  expect(rest.nextCursor).toBeNull();
});

test("what a template costs is the average of whole runs of the graphs made from it, real ones before simulated ones", async () => {
  const owner = await aPerson();
  const graph = await createGraph(owner, called("Made"), "routing");
  const other = await createGraph(owner, called("Drawn"));
  const ran = async (graphId: string, cost: number, { status = "succeeded", simulated = true, unpriced = 0 } = {}) => {
    const { id } = await aStoredRun(owner);
    await pool().query(
      `update run set graph_id = $2, cost = $3, status = $4, simulated = $5, unpriced = $6, started_at = now(),
         ended_at = now() + interval '2 seconds' where id = $1`,
      [id, graphId, cost, status, simulated, unpriced],
    );
  };
  expect(await templateAverages(owner)).toEqual(new Map());
  await ran(graph.id, 100);
  await ran(graph.id, 301);
  await ran(other.id, 9_000);
  await ran(graph.id, 9_000, { status: "failed" });
  await ran(graph.id, 9_000, { unpriced: 1 });
  expect((await templateAverages(owner)).get("routing")).toEqual({ runs: 2, simulated: true, costNanoUsd: "201", durationMs: 2_000 });
  await ran(graph.id, 700, { simulated: false });
  expect((await templateAverages(owner)).get("routing")).toMatchObject({ runs: 1, simulated: false, costNanoUsd: "700" });
  expect(await templateAverages(await aPerson())).toEqual(new Map());
});
