import { afterAll, beforeAll, expect, test } from "vitest";
import type { z } from "zod";
import { runsQuery } from "@/lib/contract/runs";
import { searchWords } from "@/lib/core/search-words";
import type { Asker } from "@/lib/data/owners";
import { pool } from "@/lib/data/pool";
import { listRuns } from "@/lib/data/run-list";
import { anAsker, aStoredRun, finished } from "@/lib/data/testing/stored-run";
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

type Asked = z.input<typeof runsQuery>;
const list = (asker: Asker, given: Asked = {}) => listRuns(asker, runsQuery.parse(given));
const numbers = async (asker: Asker, given: Asked = {}) => (await list(asker, given)).items.map((run) => run.number);

/** Five runs; what is said of each stands in its entry as the journal would have written it. */
async function fiveRuns(): Promise<Asker> {
  const asker = anAsker();
  for (let i = 1; i <= 5; i++) await (await aStoredRun(asker)).append([finished], i < 5 ? "succeeded" : "running");
  const facts = [
    {
      n: 1,
      graph: "g1",
      version: 1,
      status: "failed",
      cost: 50_000_000,
      ms: 900,
      tags: ["nightly"],
      models: ["opus"],
      said: "Rate limit of Heidelberg",
    },
    {
      n: 2,
      graph: "g1",
      version: 2,
      status: "failed",
      cost: 400_000_000,
      ms: 61_000,
      tags: [],
      models: ["opus", "haiku"],
      said: "Heat pumps",
    },
    {
      n: 3,
      graph: "g2",
      version: 2,
      status: "succeeded",
      cost: 400_000_000,
      ms: 2_000,
      tags: ["nightly", "x"],
      models: ["haiku"],
      said: "Heating",
    },
    { n: 4, graph: "g2", version: 2, status: "cancelled", cost: 0, ms: 0, tags: [], models: [], said: "Cargo bikes" },
    { n: 5, graph: "g2", version: 3, status: "going", cost: 0, ms: 0, tags: [], models: ["haiku"], said: "" },
  ];
  for (const { n, graph, version, status, cost, ms, tags, models, said } of facts)
    await pool().query(
      `update run_entry e set graph_id = $3, version = $4, status = $5, cost = $6, duration_ms = $7, tags = $8, models = $9,
         words = words || array_to_tsvector($10), created_at = '2026-11-20T00:00:00Z'::timestamptz + make_interval(days => $2)
       from run where run.id = run_id and run.owner_id = $1 and run.number = $2`,
      [asker.ownerId, n, graph, version, status, cost, ms, tags, models, searchWords(said)],
    );
  return asker;
}

test("[T8] a list of runs is narrowed by everything that it shows, and by all of it at once", async () => {
  const asker = await fiveRuns();
  const cases: [Asked, number[]][] = [
    [{}, [5, 4, 3, 2, 1]],
    [{ graph: "g1" }, [2, 1]],
    [{ graph: "g2", version: "2" }, [4, 3]],
    [{ status: "failed" }, [2, 1]],
    [{ status: "running" }, [5]],
    [{ status: "waiting" }, []],
    [{ status: "queued,running,cancelled" }, [5, 4]],
    [{ model: "opus" }, [2, 1]],
    [{ model: "opus,haiku" }, [5, 3, 2, 1]],
    [{ tag: "nightly" }, [3, 1]],
    [{ minCostUsd: "0.05" }, [3, 2, 1]],
    [{ maxCostUsd: "0.1", minCostUsd: "0.01" }, [1]],
    [{ minSeconds: "0.9", maxSeconds: "2" }, [3, 1]],
    [{ since: "2026-11-24", until: "2026-11-25T00:00:00Z" }, [4]],
    [{ simulated: "false" }, []],
    [{ text: "heat" }, [3, 2]],
    [{ text: "HEAT pump" }, [2]],
    [{ text: "limit" }, [1]],
    [{ text: "4" }, [4]],
    [{ text: "' or 1=1 --" }, []],
    [{ text: "--" }, []],
    [{ graph: "g1", status: "failed", model: "haiku", text: "pumps", minSeconds: "60" }, [2]],
  ];
  for (const [given, expected] of cases) {
    expect(await numbers(asker, given), JSON.stringify(given)).toEqual(expected);
    expect(await list(asker, given)).toMatchObject({ total: expected.length, totalIsExact: true });
  }
});

test("[S15] [S4] the list is sorted by what is allowed and holds nobody else's runs", async () => {
  const asker = await fiveRuns();
  expect(await numbers(asker, { sort: "createdAt" })).toEqual([1, 2, 3, 4, 5]);
  expect((await numbers(asker, { sort: "-cost" })).slice(2, 3)).toEqual([1]);
  expect((await numbers(asker, { sort: "-duration" })).slice(0, 3)).toEqual([2, 3, 1]);
  expect(runsQuery.safeParse({ sort: "cost; drop table run" }).success).toBe(false);
  expect(await numbers(anAsker())).toEqual([]);
});

test("pages of every order hold each run once, also where others are made while one reads", async () => {
  for (const sort of ["-createdAt", "createdAt", "-cost", "-duration"] as const) {
    const asker = await fiveRuns();
    const seen: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await list(asker, { sort, limit: 2, cursor });
      seen.push(...page.items.map((run) => run.number));
      cursor = page.nextCursor ?? undefined;
      if (seen.length === 2) await aStoredRun(asker);
    } while (cursor !== undefined);
    expect(seen.filter((number) => number <= 5).toSorted()).toEqual([1, 2, 3, 4, 5]);
    expect(new Set(seen).size).toBe(seen.length);
  }
});

test("a cursor that somebody made up starts at the beginning", async () => {
  const asker = await fiveRuns();
  const made = (value: unknown) => Buffer.from(JSON.stringify([value, "x"])).toString("base64url");
  const noTimes = ["not a time", "1e999", "0000-01-01", "0001-01-01T00:00:00+14:00", "+275760-09-13T00:00:00.000Z"];
  for (const cursor of ["nonsense", ...noTimes.map(made)]) expect((await numbers(asker, { cursor })).length, cursor).toBe(5);
  expect((await numbers(asker, { cursor: made("1; drop"), sort: "-cost" })).length).toBe(5);
});
