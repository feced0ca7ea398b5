import "server-only";
import type { Page, PageQuery } from "@/lib/contract/list";
import { readFilter, writeFilter, type RunFilter } from "@/lib/contract/run-filter";
import type { SavedView } from "@/lib/contract/run-views";
import { database } from "@/lib/data/client";
import type { SavedView as Row } from "@/lib/data/generated/client";
import type { Asker } from "@/lib/data/owners";
import { readCursor, toPage } from "@/lib/data/page";

/** By name. */
export async function listRunViews({ ownerId }: Asker, query: PageQuery): Promise<Page<SavedView>> {
  const from = readCursor(query.cursor);
  const [rows, total] = await Promise.all([
    database().savedView.findMany({
      where: from === null ? { ownerId } : { ownerId, name: { gt: String(from.value) } },
      orderBy: { name: "asc" },
      take: query.limit + 1,
    }),
    database().savedView.count({ where: { ownerId } }),
  ]);
  return toPage(rows, query.limit, total, ({ name }) => ({ value: name, id: name }), toView);
}

/** One of the same name takes the new filter. "full": there are `most` already. */
export async function saveRunView(
  { ownerId }: Asker,
  { name, filter }: SavedView,
  most: number,
): Promise<{ replaced: RunFilter | null } | "full"> {
  const key = { ownerId_name: { ownerId, name } };
  const before = await database().savedView.findUnique({ where: key });
  if (before === null && (await database().savedView.count({ where: { ownerId } })) >= most) return "full";
  const query = writeFilter(filter);
  await database().savedView.upsert({ where: key, create: { ownerId, name, query }, update: { query } });
  return { replaced: before && toView(before).filter };
}

export async function deleteRunView({ ownerId }: Asker, name: string): Promise<boolean> {
  const { count } = await database().savedView.deleteMany({ where: { ownerId, name } });
  return count === 1;
}

/** A part of the filter that today's list does not know any more filters nothing. */
function toView({ name, query }: Row): SavedView {
  return { name, filter: readFilter(Object.fromEntries(new URLSearchParams(query))) };
}
