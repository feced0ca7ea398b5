import "server-only";
import { newId, ownerId } from "@/lib/core/ids";
import type { Page, PageQuery } from "@/lib/contract/list";
import { shareShow, type ShareShow } from "@/lib/contract/shares";
import { database } from "@/lib/data/client";
import type { Prisma, Share as ShareRow } from "@/lib/data/generated/client";
import type { Asker } from "@/lib/data/owners";
import { readCursor, timeOf, toPage, type Cursor } from "@/lib/data/page";

export type Shared = { graphId: string } | { runId: string };

export type Share = {
  id: string;
  /** Whose it is. Reading through a share is reading in this person's name, of this one thing. */
  owner: Asker;
  graphId: string | null;
  runId: string | null;
  show: ShareShow;
  expiresAt: Date | null;
  createdAt: Date;
};

/** null: there is nothing of this person's by that id. */
export async function createShare(asker: Asker, what: Shared, show: ShareShow, expiresAt: Date | null): Promise<Share | null> {
  if (!(await isMine(asker, what))) return null;
  const data = { id: newId(), ownerId: asker.ownerId, ...what, show, expiresAt };
  return toShare(await database().share.create({ data }));
}

/** The links that still open, newest first. */
export async function listShares(asker: Asker, what: Shared, query: PageQuery): Promise<Page<Share> | null> {
  if (!(await isMine(asker, what))) return null;
  const where: Prisma.ShareWhereInput = { AND: [{ ownerId: asker.ownerId, ...what }, open()] };
  const from = readCursor(query.cursor);
  const after: Prisma.ShareWhereInput = from === null ? {} : afterCursor(from);
  const [rows, total] = await Promise.all([
    database().share.findMany({ where: { AND: [where, after] }, orderBy: [{ createdAt: "desc" }, { id: "desc" }], take: query.limit + 1 }),
    database().share.count({ where }),
  ]);
  return toPage(rows, query.limit, total, (row) => ({ value: row.createdAt.toISOString(), id: row.id }), toShare);
}

/** Several may be made in one millisecond: a page goes on among them. */
function afterCursor(from: Cursor): Prisma.ShareWhereInput {
  const [at, id] = [timeOf(from), from.id];
  return at === null ? {} : { OR: [{ createdAt: { lt: at } }, { createdAt: at, id: { lt: id } }] };
}

export async function revokeShare(asker: Asker, id: string): Promise<boolean> {
  const { count } = await database().share.updateMany({
    where: { id, ownerId: asker.ownerId, revokedAt: null },
    data: { revokedAt: new Date() },
  });
  return count === 1;
}

/** For whoever holds the token, which the caller has checked: the one function here that nobody in particular asks. */
export async function findOpenShare(id: string): Promise<Share | null> {
  const row = await database().share.findFirst({ where: { AND: [{ id }, open()] } });
  return row === null ? null : toShare(row);
}

function open(): Prisma.ShareWhereInput {
  const lasting = { OR: [{ expiresAt: null }, { expiresAt: { gt: new Date() } }] };
  const there = { OR: [{ graphId: null }, { graph: { deletedAt: null } }] };
  return { revokedAt: null, AND: [lasting, there] };
}

async function isMine(asker: Asker, what: Shared): Promise<boolean> {
  const found =
    "graphId" in what
      ? await database().graph.count({ where: { id: what.graphId, ownerId: asker.ownerId, deletedAt: null } })
      : await database().run.count({ where: { id: what.runId, ownerId: asker.ownerId } });
  return found === 1;
}

function toShare(row: ShareRow): Share {
  return {
    id: row.id,
    owner: { ownerId: ownerId.parse(row.ownerId) },
    graphId: row.graphId,
    runId: row.runId,
    show: shareShow.parse(row.show),
    expiresAt: row.expiresAt,
    createdAt: row.createdAt,
  };
}
