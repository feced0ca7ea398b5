import { afterAll, beforeAll, expect, test } from "vitest";
import { ensureOwner, type Asker } from "@/lib/data/owners";
import { pool } from "@/lib/data/pool";
import { createSecret, deleteSecret, listSecrets, replaceSecret } from "@/lib/data/secrets";
import { createServer, deleteServer, listServers, replaceServer } from "@/lib/data/servers";
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

const settings = { url: "https://tools.example/mcp", sealedHeaders: "x", headerNames: ["authorization"] };

test("[S4] a stranger's secrets and servers answer like ones that do not exist, and names of two people do not meet", async () => {
  const [owner, stranger] = [await aPerson(), await aPerson()];
  await createSecret(owner, { name: "API_KEY", sealed: "mine" }, 100);
  await createServer(owner, { name: "search", ...settings }, 100);
  expect(await replaceSecret(stranger, "API_KEY", "theirs")).toBeNull();
  expect(await deleteSecret(stranger, "API_KEY")).toBe(false);
  expect(await replaceServer(stranger, "search", { ...settings, url: "https://evil.example" })).toBeNull();
  expect(await deleteServer(stranger, "search")).toBe(false);
  expect([await listSecrets(stranger), await listServers(stranger)]).toEqual([[], []]);
  expect(await createSecret(stranger, { name: "API_KEY", sealed: "theirs" }, 100)).toMatchObject({ sealed: "theirs" });
  expect(await listSecrets(owner)).toMatchObject([{ name: "API_KEY", sealed: "mine" }]);
  expect(await listServers(owner)).toMatchObject([{ name: "search", url: settings.url }]);
});

test("a name is taken once, its value replaced and deleted, and the number of them is bounded", async () => {
  const owner = await aPerson();
  const made = await createSecret(owner, { name: "B", sealed: "1" }, 2);
  expect(await createSecret(owner, { name: "B", sealed: "2" }, 2)).toBe("taken");
  expect(await createSecret(owner, { name: "A", sealed: "1" }, 2)).toMatchObject({ name: "A" });
  expect(await createSecret(owner, { name: "C", sealed: "1" }, 2)).toBe("full");
  expect(await replaceSecret(owner, "B", "3")).toMatchObject({ sealed: "3", createdAt: typeof made === "object" && made.createdAt });
  expect((await listSecrets(owner)).map(({ name }) => name)).toEqual(["A", "B"]);
  expect(await deleteSecret(owner, "B")).toBe(true);
  expect((await listSecrets(owner)).map(({ name }) => name)).toEqual(["A"]);
});
