import { afterAll, beforeAll, expect, test } from "vitest";
import { searchTerms } from "@/lib/core/search-words";
import { countEntries, findEntries } from "@/lib/data/find-entries";
import { pool } from "@/lib/data/pool";
import { anAsker, aStoredRun } from "@/lib/data/testing/stored-run";
import { termShares } from "@/lib/data/word-shares";
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

test("[T8] a search of frequent and rare words finds what has all of them, whichever of them the index is asked for", async () => {
  const [asker, stranger] = [anAsker(), anAsker()];
  const has: [string, string[]][] = [];
  for (let at = 0; at < 48; at += 1) {
    const owner = at % 4 === 3 ? stranger : asker;
    const words = ["common", ...(at % 2 === 0 ? ["often"] : []), ...(at % 12 === 0 ? ["seldomly"] : [])];
    const { id } = await aStoredRun(owner);
    await pool().query("update run_entry set words = words || array_to_tsvector($2) where run_id = $1", [id, words]);
    if (owner === asker) has.push([id, words]);
  }
  await pool().query("analyze run_entry");
  const terms = searchTerms("common seldom");
  const shares = await termShares(terms);
  expect(terms.map((term) => shares.get(term) ?? 0)).toEqual([1, expect.closeTo(4 / 48)]);

  for (const text of ["common", "seldom common", "often seldomly common", "common often", "seldomly", "nowhere common", "co"]) {
    const wanted = has.filter(([, words]) =>
      text.split(" ").every((asked) => words.some((word) => (asked.length < 3 ? word === asked : word.startsWith(asked)))),
    );
    const found = await findEntries(asker, { text }, { by: "created_at", down: true }, null, 50);
    expect(found.map(({ run_id }) => run_id).toSorted(), text).toEqual(wanted.map(([id]) => id).toSorted());
    expect(await countEntries(asker, { text }), text).toEqual({ total: wanted.length, totalIsExact: true });
  }
});
