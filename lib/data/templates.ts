import "server-only";
import { newId } from "@/lib/core/ids";
import type { Page, PageQuery } from "@/lib/contract/list";
import type { TemplateAnswer, TemplateAverage } from "@/lib/contract/templates";
import type { Graph } from "@/lib/graph/document";
import { database } from "@/lib/data/client";
import type { Template } from "@/lib/data/generated/client";
import type { Asker } from "@/lib/data/owners";
import { readCursor, toPage } from "@/lib/data/page";
import { readGraph, writeGraph } from "@/lib/data/stored-graph";

/** By name. */
export async function listTemplates(asker: Asker, query: PageQuery): Promise<Page<TemplateAnswer>> {
  const mine = { ownerId: asker.ownerId };
  const from = readCursor(query.cursor);
  const [rows, total, averages] = await Promise.all([
    database().template.findMany({
      where: from === null ? mine : { ...mine, name: { gt: String(from.value) } },
      orderBy: { name: "asc" },
      take: query.limit + 1,
    }),
    database().template.count({ where: mine }),
    templateAverages(asker),
  ]);
  const place = (row: Template) => ({ value: row.name, id: row.id });
  return toPage(rows, query.limit, total, place, (row) => toAnswer(row, averages.get(row.id) ?? null));
}

/** A copy of the graph as it is now. One of the same name takes the new document, and stays the same template. */
export async function saveTemplate(asker: Asker, graph: Graph): Promise<TemplateAnswer & { replaced: Graph | null }> {
  const key = { ownerId: asker.ownerId, name: graph.name };
  const document = writeGraph(graph);
  const { count } = await database().template.createMany({ data: [{ id: newId(), ...key, document }], skipDuplicates: true });
  const before = await database().template.findUniqueOrThrow({ where: { ownerId_name: key } });
  const isNew = count === 1;
  const row = isNew
    ? before
    : await database().template.update({ where: { ownerId_name: key }, data: { document, updatedAt: new Date() } });
  return { ...toAnswer(row, (await templateAverages(asker)).get(row.id) ?? null), replaced: isNew ? null : readGraph(before.document) };
}

/** What was made from it stays, and still says so. */
export async function deleteTemplate(asker: Asker, id: string): Promise<boolean> {
  const { count } = await database().template.deleteMany({ where: { id, ownerId: asker.ownerId } });
  return count === 1;
}

type AverageRow = { template: string; simulated: boolean; runs: number; cost: string; ms: number };

/** Of each graph so many of its last runs count: a page that shows costs must not read every run there ever was. */
const counted = 50;

/**
 * What runs of graphs made from a template cost, by its slug or id. Runs that reuse something, were given pinned values, or whose price
 * nobody knows, would make it look cheaper than it is. A graph that was changed since counts too: it is what people make of the template.
 */
export async function templateAverages(asker: Asker): Promise<ReadonlyMap<string, TemplateAverage>> {
  const rows = await database().$queryRaw<AverageRow[]>`
    select g.template, r.simulated, count(*)::int as runs, round(avg(r.cost))::text as cost,
           avg(extract(epoch from r.ended_at - r.started_at) * 1000)::float8 as ms
    from graph g cross join lateral (
      select simulated, cost, started_at, ended_at from run
      where graph_id = g.id and status = 'succeeded' and unpriced = 0 and origin_run_id is null
        and not exists (select 1 from event where run_id = run.id and seq = 1 and data -> 'pins' is not null)
      order by created_at desc limit ${counted}) r
    where g.owner_id = ${asker.ownerId} and g.template is not null
    group by g.template, r.simulated order by r.simulated desc`;
  // The real ones come last, and take the place of the simulated ones.
  return new Map(
    rows.map(({ template, simulated, runs, cost, ms }) => [template, { runs, simulated, costNanoUsd: cost, durationMs: Math.round(ms) }]),
  );
}

function toAnswer(row: Template, average: TemplateAverage | null): TemplateAnswer {
  const { id, name } = row;
  return {
    ...{ id, name, graph: readGraph(row.document), average },
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
