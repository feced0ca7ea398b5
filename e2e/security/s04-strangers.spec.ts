import { expect, test } from "@playwright/test";
import { operations } from "@/lib/contract/api";
import { belongings, type Belongings } from "./support/api";
import { pathOf, sent } from "./support/bodies";
import { withDatabase } from "./support/database";

const withIds = operations.filter((operation) => operation.access === "owner" && /\{(graphId|runId|shareId)\}/.test(operation.path));

/** Gives everything that was just made to somebody else. */
async function giveAway(own: Belongings): Promise<void> {
  await withDatabase(async (database) => {
    await database.query("insert into owner (id, name) values ('somebody', 'Somebody else') on conflict do nothing");
    await database.query("update graph set owner_id = 'somebody', slug = id where id = $1", [own.graphId]);
    await database.query("update run set owner_id = 'somebody', number = 1000000 + number where id = $1", [own.runId]);
    await database.query("update share set owner_id = 'somebody' where id = any($1)", [[own.shareId, own.graphShareId]]);
  });
}

/** Every row that a call by a stranger might have touched. */
function rowsOf(own: Belongings): Promise<unknown> {
  const tables = [
    "select to_json(g) r from graph g where id = $1",
    "select to_json(v) from graph_version v where graph_id = $1",
    "select to_json(r) from run r where id = $2 or graph_id = $1",
    "select to_json(q) from request q where run_id = $2",
    "select to_json(s) from share s where graph_id = $1 or run_id = $2",
    "select to_json(count(*)) from event where run_id = $2",
  ];
  return withDatabase(async (database) => (await database.query(tables.join(" union all "), [own.graphId, own.runId])).rows);
}

test("[S4] [S5] a stranger's ids answer 404 on every call, read, write, stream, cancel and share, and change nothing", async ({
  request,
}) => {
  const theirs = await belongings(request);
  const mine = await belongings(request);
  await giveAway(theirs);
  const before = await rowsOf(theirs);
  const answers: Record<string, number> = {};
  for (const operation of withIds) {
    const response = await request.fetch(pathOf(operation, theirs), sent(operation));
    answers[operation.id] = response.status();
    const text = await response.text();
    expect(text, operation.id).toContain('"not_found"');
    expect(text, operation.id).not.toContain("tea");
  }
  expect(answers).toEqual(Object.fromEntries(withIds.map(({ id }) => [id, 404])));
  expect(await rowsOf(theirs)).toEqual(before);

  // The same calls with the person's own ids do answer, so it is the owner that made the difference.
  for (const operation of withIds.filter(({ method }) => method === "GET")) {
    const response = await request.fetch(pathOf(operation, mine), sent(operation));
    expect(response.status(), operation.id).toBe(200);
  }
});

test("[S4] lists hold one's own rows only", async ({ request }) => {
  const theirs = await belongings(request);
  await giveAway(theirs);
  for (const list of ["/api/v1/graphs?limit=100", "/api/v1/runs?limit=100", "/api/v1/questions", `/api/v1/runs?graph=${theirs.graphId}`]) {
    const text = await (await request.get(list)).text();
    expect(text).not.toContain(theirs.graphId);
    expect(text).not.toContain(theirs.runId);
  }
});
