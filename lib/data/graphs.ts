import "server-only";
import { newId } from "@/lib/core/ids";
import type { GraphAnswer, GraphSummary, GraphTag } from "@/lib/contract/graphs";
import type { Page, PageQuery } from "@/lib/contract/list";
import type { Graph } from "@/lib/graph/document";
import { database } from "@/lib/data/client";
import { freeSlug } from "@/lib/data/free-slug";
import { Prisma, type Graph as GraphRow } from "@/lib/data/generated/client";
import { toGraphSummary } from "@/lib/data/graph-summary";
import type { Asker } from "@/lib/data/owners";
import { likeText, readCursor, timeOf, toPage, type Cursor } from "@/lib/data/page";
import type { SubgraphRef } from "@/lib/nodes/kit";
import { readGraph, writeGraph } from "@/lib/data/stored-graph";

type ListQuery = PageQuery & { text?: string | undefined; tag?: string | undefined; trash?: "true" | undefined };

/** Last changed first. */
export async function listGraphs(asker: Asker, query: ListQuery): Promise<Page<GraphSummary>> {
  const mine: Prisma.GraphWhereInput = { ownerId: asker.ownerId, deletedAt: query.trash === undefined ? null : { not: null } };
  if (query.text !== undefined) mine.name = { contains: likeText(query.text).slice(1, -1), mode: "insensitive" };
  if (query.tag !== undefined) mine.tags = { has: query.tag };
  const from = readCursor(query.cursor);
  const after: Prisma.GraphWhereInput = from === null ? {} : afterCursor(from);
  const [rows, total] = await Promise.all([
    database().graph.findMany({
      where: { AND: [mine, after] },
      orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
      take: query.limit + 1,
      include: { versions: { select: { number: true }, orderBy: { number: "desc" }, take: 1 } },
    }),
    database().graph.count({ where: mine }),
  ]);
  const lastRuns = await lastRunsOf(rows.map((row) => row.id));
  const place = (row: GraphRow) => ({ value: row.updatedAt.getTime(), id: row.id });
  return toPage(rows, query.limit, total, place, (row) =>
    toGraphSummary(row, row.versions[0]?.number ?? null, lastRuns.get(row.id) ?? null),
  );
}

/** Of what is not in the trash. */
export async function listTags(asker: Asker): Promise<GraphTag[]> {
  return database().$queryRaw<GraphTag[]>`
    select tag, count(*)::int as graphs from graph, unnest(tags) as tag
    where owner_id = ${asker.ownerId} and deleted_at is null group by tag order by graphs desc, tag limit 200`;
}

function afterCursor(from: Cursor): Prisma.GraphWhereInput {
  const [at, id] = [timeOf(from), from.id];
  return at === null ? {} : { OR: [{ updatedAt: { lt: at } }, { updatedAt: at, id: { lt: id } }] };
}

export type LastRun = { id: string; graph_id: string; number: number; status: string; created_at: Date };

/** One step into the index for each graph: a graph may have a million runs. */
async function lastRunsOf(graphIds: string[]): Promise<Map<string, LastRun>> {
  const rows = await database().$queryRaw<LastRun[]>`
    select last.* from unnest(${graphIds}::text[]) as asked(id) cross join lateral (
      select id, graph_id, number, status, created_at from run where graph_id = asked.id order by created_at desc limit 1) last`;
  return new Map(rows.map((row) => [row.graph_id, row]));
}

export async function findGraph(asker: Asker, id: string): Promise<GraphAnswer | null> {
  const row = await database().graph.findFirst({ where: { id, ownerId: asker.ownerId, deletedAt: null } });
  return row === null ? null : toGraphAnswer(row);
}

/** A graph of the asker by its slug: the draft, the published version, or one version. */
export async function findBySlug(asker: Asker, { graph: slug, version }: SubgraphRef): Promise<Graph | null> {
  const row = await database().graph.findFirst({ where: { slug, ownerId: asker.ownerId, deletedAt: null } });
  if (row === null) return null;
  if (version === "latest") return readGraph(row.document);
  const number = version === "published" ? row.publishedVersion : version;
  if (number === null) return null;
  const kept = await database().graphVersion.findFirst({ where: { graphId: row.id, number } });
  return kept === null ? null : readGraph(kept.document);
}

/** `template`: what it was made from. */
export async function createGraph(asker: Asker, graph: Graph, template: string | null = null): Promise<GraphAnswer> {
  for (;;) {
    const slug = await freeSlug(asker, graph.name);
    const data = { id: newId(), ownerId: asker.ownerId, slug, name: graph.name, template, ...written(graph) };
    try {
      return toGraphAnswer(await database().graph.create({ data }));
    } catch (cause) {
      if (!isTaken(cause)) throw cause;
    }
  }
}

/** The document, and beside it what lists look for. */
function written(graph: Graph) {
  return { document: writeGraph(graph), tags: graph.tags ?? [] };
}

/** Somebody took the slug in between. */
function isTaken(cause: unknown): boolean {
  return cause instanceof Prisma.PrismaClientKnownRequestError && cause.code === "P2002";
}

export type Saved = { as: "saved"; graph: GraphAnswer } | { as: "missing" } | { as: "changed"; graph: GraphAnswer };

/** Saves over `revision` and over nothing else: of two tabs that changed the same one, the second is told. */
export async function saveGraph(asker: Asker, id: string, revision: number, graph: Graph): Promise<Saved> {
  const { count } = await database().graph.updateMany({
    where: { id, ownerId: asker.ownerId, deletedAt: null, revision },
    data: { name: graph.name, ...written(graph), revision: { increment: 1 }, updatedAt: new Date() },
  });
  const now = await findGraph(asker, id);
  if (now === null) return { as: "missing" };
  return { as: count === 1 ? "saved" : "changed", graph: now };
}

/** Into the trash: its runs and versions stay; its links end. The slug is free again. */
export async function deleteGraph(asker: Asker, id: string): Promise<boolean> {
  const [{ count }] = await database().$transaction([
    database().graph.updateMany({
      where: { id, ownerId: asker.ownerId, deletedAt: null },
      data: { deletedAt: new Date(), slug: `~${id}` },
    }),
    database().share.updateMany({ where: { graphId: id, ownerId: asker.ownerId, revokedAt: null }, data: { revokedAt: new Date() } }),
  ]);
  return count === 1;
}

/** Out of the trash, under its old slug where that is still free. Links that ended stay ended. */
export async function recoverGraph(asker: Asker, id: string): Promise<GraphAnswer | null> {
  const row = await database().graph.findFirst({ where: { id, ownerId: asker.ownerId, deletedAt: { not: null } } });
  if (row === null) return null;
  for (;;) {
    const slug = await freeSlug(asker, row.name);
    try {
      await database().graph.updateMany({
        where: { id, deletedAt: { not: null } },
        data: { deletedAt: null, slug, updatedAt: new Date() },
      });
      return await findGraph(asker, id);
    } catch (cause) {
      if (!isTaken(cause)) throw cause;
    }
  }
}

/** Ends what is in the trash, with its versions. Its runs stay. */
export async function endGraph(asker: Asker, id: string): Promise<boolean> {
  const { count } = await database().graph.deleteMany({ where: { id, ownerId: asker.ownerId, deletedAt: { not: null } } });
  return count === 1;
}

export function toGraphAnswer(row: GraphRow): GraphAnswer {
  return {
    id: row.id,
    slug: row.slug,
    graph: readGraph(row.document),
    revision: row.revision,
    publishedVersion: row.publishedVersion,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
