import { afterAll, beforeAll, expect, test } from "vitest";
import type { Graph } from "@/lib/graph/document";
import { parseGraph } from "@/lib/graph/parse";
import { createGraph, deleteGraph, findGraph, listGraphs, listTags, saveGraph } from "@/lib/data/graphs";
import { ensureOwner, type Asker } from "@/lib/data/owners";
import { pool } from "@/lib/data/pool";
import { createShare, findOpenShare } from "@/lib/data/shares";
import { aDocument, anAsker } from "@/lib/data/testing/stored-run";
import { findVersion, keepVersion, listVersions, publishVersion, restoreVersion } from "@/lib/data/versions";
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

function called(name: string): Graph {
  const parsed = parseGraph({ ...aDocument, name });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

async function aPerson(): Promise<Asker> {
  const asker = anAsker();
  await ensureOwner(asker, "Somebody");
  return asker;
}

const whole = { limit: 100 };

test("[S4] a stranger's graph answers like one that does not exist, to every way of asking", async () => {
  const [owner, stranger] = [await aPerson(), await aPerson()];
  const { id } = await createGraph(owner, called("Mine"));
  await keepVersion(owner, id, "first");
  expect(await findGraph(stranger, id)).toBeNull();
  expect(await saveGraph(stranger, id, 1, called("Theirs"))).toEqual({ as: "missing" });
  expect(await deleteGraph(stranger, id)).toBe(false);
  expect(await keepVersion(stranger, id, null)).toBeNull();
  expect(await listVersions(stranger, id, whole)).toBeNull();
  expect(await findVersion(stranger, id, 1)).toBeNull();
  expect(await publishVersion(stranger, id, 1)).toBeNull();
  expect(await restoreVersion(stranger, id, 1)).toBeNull();
  expect((await listGraphs(stranger, whole)).total).toBe(0);
  expect((await findGraph(owner, id))?.graph.name).toBe("Mine");
});

test("of two who save over the same revision, one is told, and nothing is overwritten", async () => {
  const owner = await aPerson();
  const { id, revision } = await createGraph(owner, called("Draft"));
  const saves = await Promise.all([saveGraph(owner, id, revision, called("A")), saveGraph(owner, id, revision, called("B"))]);
  expect(saves.map((saved) => saved.as).sort()).toEqual(["changed", "saved"]);
  const won = saves.find((saved) => saved.as === "saved");
  expect(won?.as === "saved" && won.graph.graph.name).toBe((await findGraph(owner, id))?.graph.name);
});

test("[G2] what is loaded is what was saved, byte for byte in its order", async () => {
  const owner = await aPerson();
  const graph = called("Same");
  const { id } = await createGraph(owner, graph);
  expect(JSON.stringify((await findGraph(owner, id))?.graph)).toBe(JSON.stringify(graph));
});

test("slugs are made from names, are the owner's own, and are free again after a deletion", async () => {
  const [one, other] = [await aPerson(), await aPerson()];
  const made = await Promise.all([1, 2, 3].map(() => createGraph(one, called("Über Tea & Co."))));
  expect(made.map((graph) => graph.slug).sort()).toEqual(["uber-tea-co", "uber-tea-co-2", "uber-tea-co-3"]);
  expect((await createGraph(other, called("Über Tea & Co."))).slug).toBe("uber-tea-co");
  await deleteGraph(one, made.find((graph) => graph.slug === "uber-tea-co")?.id ?? "");
  expect((await createGraph(one, called("Über Tea & Co."))).slug).toBe("uber-tea-co");
});

test("a draft that did not change is no new version, one that did is", async () => {
  const owner = await aPerson();
  const { id, revision } = await createGraph(owner, called("One"));
  const kept = await Promise.all([1, 2, 3].map(() => keepVersion(owner, id, null)));
  expect(kept.map((version) => version?.number)).toEqual([1, 1, 1]);
  await saveGraph(owner, id, revision, called("Two"));
  expect((await keepVersion(owner, id, null))?.number).toBe(2);
  expect((await publishVersion(owner, id, 1))?.published).toBe(true);
  expect((await restoreVersion(owner, id, 1))?.graph.name).toBe("One");
  const { items } = (await listVersions(owner, id, whole)) ?? { items: [] };
  for (const value of ["1; drop", 1e10, -1e10]) {
    const cursor = Buffer.from(JSON.stringify([value, ""])).toString("base64url");
    expect((await listVersions(owner, id, { ...whole, cursor }))?.items, String(value)).toHaveLength(2);
  }
  expect(items.map(({ number, published }) => [number, published])).toEqual([
    [2, false],
    [1, true],
  ]);
});

test("a version says who kept it; one from before that was noted says nothing", async () => {
  const owner = await aPerson();
  const { id, revision } = await createGraph(owner, called("One"));
  expect((await keepVersion(owner, id, "first"))?.author).toEqual({ name: "Somebody", you: true });
  await saveGraph(owner, id, revision, called("Two"));
  await keepVersion(owner, id, null);
  await pool().query("update graph_version set author_id = null where graph_id = $1 and number = 1", [id]);
  const other = await aPerson();
  await pool().query("update graph_version set author_id = $2 where graph_id = $1 and number = 2", [id, other.ownerId]);
  const { items } = (await listVersions(owner, id, whole)) ?? { items: [] };
  expect(items.map(({ author }) => author)).toEqual([{ name: "Somebody", you: false }, null]);
});

test("a list goes on where it stopped, the last changed first", async () => {
  const owner = await aPerson();
  for (const name of ["a", "b", "c", "d", "e%_"]) await createGraph(owner, called(name));
  const names: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listGraphs(owner, { limit: 2, cursor });
    names.push(...page.items.map((item) => item.name));
    expect(page.total).toBe(5);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  expect(names).toEqual(["e%_", "d", "c", "b", "a"]);
  expect((await listGraphs(owner, { limit: 9, text: "%_" })).items.map((item) => item.name)).toEqual(["e%_"]);
  const made = (value: unknown) => Buffer.from(JSON.stringify([value, "x"])).toString("base64url");
  for (const cursor of ["made up", made("no time"), made(8.64e15), made("0000-01-01")])
    expect((await listGraphs(owner, { limit: 9, cursor })).items, cursor).toHaveLength(5);
});

test("graphs are found by a tag and by a text at once, and the tags in use are counted without the trash", async () => {
  const owner = await aPerson();
  const tea = await createGraph(owner, { ...called("Tea"), tags: ["drinks", "hot"] });
  await createGraph(owner, { ...called("Coffee"), tags: ["hot", "drinks"] });
  const cola = await createGraph(owner, { ...called("Cola"), tags: ["drinks"] });
  await createGraph(owner, called("Toast"));
  const named = async (query: { tag?: string; text?: string }) =>
    (await listGraphs(owner, { limit: 9, ...query })).items.map(({ name }) => name);
  expect(await named({ tag: "hot" })).toEqual(["Coffee", "Tea"]);
  expect(await named({ tag: "drinks", text: "co" })).toEqual(["Cola", "Coffee"]);
  expect(await named({ tag: "ho" })).toEqual([]);
  await deleteGraph(owner, cola.id);
  await saveGraph(owner, tea.id, tea.revision, { ...called("Tea"), tags: ["green"] });
  expect(await listTags(owner)).toEqual([
    { tag: "drinks", graphs: 1 },
    { tag: "green", graphs: 1 },
    { tag: "hot", graphs: 1 },
  ]);
  expect((await listGraphs(owner, { limit: 1, tag: "green" })).items[0]?.tags).toEqual(["green"]);
  expect(await listTags(await aPerson())).toEqual([]);
});

test("[S1] a deleted graph's links end with it", async () => {
  const owner = await aPerson();
  const { id } = await createGraph(owner, called("Gone"));
  const share = await createShare(owner, { graphId: id }, { prompts: true, inputs: true, outputs: true, costs: true }, null);
  expect(await findOpenShare(share?.id ?? "")).not.toBeNull();
  await deleteGraph(owner, id);
  expect(await findOpenShare(share?.id ?? "")).toBeNull();
});
