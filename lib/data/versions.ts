import "server-only";
import { createHash } from "node:crypto";
import type { GraphAnswer } from "@/lib/contract/graphs";
import type { Page, PageQuery } from "@/lib/contract/list";
import type { VersionAnswer, VersionSummary } from "@/lib/contract/versions";
import { versionNumber } from "@/lib/core/version-number";
import type { Graph } from "@/lib/graph/document";
import { serializeGraph } from "@/lib/graph/serialize";
import { database } from "@/lib/data/client";
import type { GraphVersion, Prisma } from "@/lib/data/generated/client";
import { findGraph, saveGraph } from "@/lib/data/graphs";
import type { Asker } from "@/lib/data/owners";
import { readCursor, toPage } from "@/lib/data/page";
import { readGraph, writeGraph } from "@/lib/data/stored-graph";

/** Newest first; null: there is no such graph. */
export async function listVersions(asker: Asker, graphId: string, query: PageQuery): Promise<Page<VersionSummary> | null> {
  const graph = await database().graph.findFirst({ where: mine(asker, graphId), select: { publishedVersion: true } });
  if (graph === null) return null;
  const from = versionNumber.safeParse(readCursor(query.cursor)?.value);
  const where = { graphId, ...(from.success && { number: { lt: from.data } }) };
  const [rows, total] = await Promise.all([
    database().graphVersion.findMany({ where, orderBy: { number: "desc" }, take: query.limit + 1, include: withAuthor }),
    database().graphVersion.count({ where: { graphId } }),
  ]);
  const place = (row: VersionRow) => ({ value: row.number, id: "" });
  return toPage(rows, query.limit, total, place, (row) => toSummary(asker, row, graph.publishedVersion));
}

export async function findVersion(asker: Asker, graphId: string, number: number): Promise<VersionAnswer | null> {
  const row = await database().graphVersion.findFirst({
    where: { graphId, number, graph: mine(asker, graphId) },
    include: { ...withAuthor, graph: { select: { publishedVersion: true } } },
  });
  return row === null ? null : toAnswer(asker, row, row.graph.publishedVersion);
}

/** Keeps the draft as a version. Without a name, a draft that did not change since the last version is that version. */
export async function keepVersion(asker: Asker, graphId: string, name: string | null): Promise<VersionAnswer | null> {
  return database().$transaction(async (transaction) => {
    // The row's lock: two runs of one draft must not both become number 8.
    await transaction.$queryRaw`select 1 from graph where id = ${graphId} for update`;
    const graph = await transaction.graph.findFirst({ where: mine(asker, graphId) });
    if (graph === null) return null;
    const document = readGraph(graph.document);
    const hash = hashOf(document);
    const last = await transaction.graphVersion.findFirst({ where: { graphId }, orderBy: { number: "desc" }, include: withAuthor });
    if (name === null && last?.hash === hash) return toAnswer(asker, last, graph.publishedVersion);
    const data = { graphId, number: (last?.number ?? 0) + 1, name, document: writeGraph(document), hash, authorId: asker.ownerId };
    return toAnswer(asker, await transaction.graphVersion.create({ data, include: withAuthor }), graph.publishedVersion);
  });
}

export async function publishVersion(asker: Asker, graphId: string, number: number): Promise<VersionAnswer | null> {
  if ((await findVersion(asker, graphId, number)) === null) return null;
  await database().graph.updateMany({ where: mine(asker, graphId), data: { publishedVersion: number } });
  return findVersion(asker, graphId, number);
}

/** Makes its document the draft again. The draft that it replaces is kept as a version first. */
export async function restoreVersion(asker: Asker, graphId: string, number: number): Promise<GraphAnswer | null> {
  const version = await findVersion(asker, graphId, number);
  if (version === null) return null;
  await keepVersion(asker, graphId, null);
  for (;;) {
    const draft = await findGraph(asker, graphId);
    if (draft === null) return null;
    const saved = await saveGraph(asker, graphId, draft.revision, version.graph);
    if (saved.as === "missing") return null;
    if (saved.as === "saved") return saved.graph;
  }
}

function mine(asker: Asker, id: string): Prisma.GraphWhereInput {
  return { id, ownerId: asker.ownerId, deletedAt: null };
}

function hashOf(graph: Graph): string {
  return createHash("sha256").update(serializeGraph(graph)).digest("hex");
}

const withAuthor = { author: { select: { id: true, name: true } } } as const;
type VersionRow = GraphVersion & { author: { id: string; name: string } | null };

function toSummary(asker: Asker, row: VersionRow, published: number | null): VersionSummary {
  const author = row.author && { name: row.author.name, you: row.author.id === asker.ownerId };
  return { number: row.number, name: row.name, published: row.number === published, author, createdAt: row.createdAt.toISOString() };
}

function toAnswer(asker: Asker, row: VersionRow, published: number | null): VersionAnswer {
  return { ...toSummary(asker, row, published), graphId: row.graphId, graph: readGraph(row.document) };
}
