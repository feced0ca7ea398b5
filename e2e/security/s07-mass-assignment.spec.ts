import { expect, test } from "@playwright/test";
import { belongings } from "./support/api";
import { bodyOf, pathOf, withBody } from "./support/bodies";
import { withDatabase } from "./support/database";

const columns = [
  "id",
  "ownerId",
  "owner_id",
  "workspaceId",
  "createdAt",
  "isPublic",
  "cost",
  "role",
  "revision",
  "publishedVersion",
  "status",
];

test("[S7] a field that a call does not have is refused on every write, and no row changes", async ({ request }) => {
  const own = await belongings(request);
  const rows = () =>
    withDatabase(async (database) => {
      const graph = await database.query("select to_json(g)::text from graph g where id = $1", [own.graphId]);
      const run = await database.query("select to_json(r)::text from run r where id = $1", [own.runId]);
      const counts = await database.query("select count(*) from share where run_id = $1 or graph_id = $2", [own.runId, own.graphId]);
      return [graph.rows, run.rows, counts.rows];
    });
  const before = await rows();
  for (const operation of withBody) {
    for (const column of columns) {
      const response = await request.fetch(pathOf(operation, own), {
        method: operation.method,
        headers: operation.ifMatch ? { "if-match": '"1"' } : {},
        data: { ...bodyOf(operation), [column]: "somebody" },
      });
      expect([400, 422], `${operation.id} ${column}`).toContain(response.status());
    }
  }
  expect(await rows()).toEqual(before);
});
