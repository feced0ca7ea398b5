import { afterAll, beforeAll, expect, test } from "vitest";
import type { SavedView } from "@/lib/contract/run-views";
import { database } from "@/lib/data/client";
import { ensureOwner, type Asker } from "@/lib/data/owners";
import { pool } from "@/lib/data/pool";
import { deleteRunView, listRunViews, saveRunView } from "@/lib/data/run-views";
import { anAsker } from "@/lib/data/testing/stored-run";
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

async function aPerson(): Promise<Asker> {
  const asker = anAsker();
  await ensureOwner(asker, "Somebody");
  return asker;
}

async function theView(owner: Asker, name: string): Promise<SavedView> {
  const view = (await listRunViews(owner, whole)).items.find((each) => each.name === name);
  if (view === undefined) throw new Error(`there is no view ${name}`);
  return view;
}

const whole = { limit: 100 };
const failed = { status: "failed", since: "7d" };

test("views are the person's own, page by name, and one of the same name is replaced", async () => {
  const [owner, stranger] = [await aPerson(), await aPerson()];
  expect(await saveRunView(owner, { name: "Slow", filter: { minSeconds: "3" } }, 10)).toMatchObject({ replaced: null });
  expect(await saveRunView(owner, { name: "Slow", filter: failed }, 10)).toMatchObject({ replaced: { minSeconds: "3" } });
  await saveRunView(owner, { name: "Dear", filter: { minCostUsd: "1" } }, 10);
  const first = await listRunViews(owner, { limit: 1 });
  const rest = await listRunViews(owner, { limit: 1, cursor: first.nextCursor ?? "" });
  expect([...first.items, ...rest.items].map(({ name }) => name)).toEqual(["Dear", "Slow"]);
  expect([first.total, rest.nextCursor, rest.items[0]?.filter]).toEqual([2, null, failed]);

  expect((await listRunViews(stranger, whole)).items).toEqual([]);
  const { id } = await theView(owner, "Slow");
  expect(await deleteRunView(stranger, id)).toBe(false);
  expect(await deleteRunView(owner, id)).toBe(true);
});

test("there is an end to how many, and one that is there can still be changed", async () => {
  const owner = await aPerson();
  await saveRunView(owner, { name: "One", filter: failed }, 1);
  expect(await saveRunView(owner, { name: "Two", filter: failed }, 1)).toBe("full");
  expect(await saveRunView(owner, { name: "One", filter: {} }, 1)).toMatchObject({ replaced: failed });
});

test("a part of a saved filter that is not known any more filters nothing, and harms no other part", async () => {
  const owner = await aPerson();
  await database().savedView.create({
    data: { id: "old", ownerId: owner.ownerId, name: "Old", query: "status=failed&colour=red&minSeconds=soon" },
  });
  expect((await listRunViews(owner, whole)).items).toEqual([{ id: "old", name: "Old", filter: { status: "failed" } }]);
});
