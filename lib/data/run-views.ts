import "server-only";
import { newId } from "@/lib/core/ids";
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
  return toPage(rows, query.limit, total, ({ id, name }) => ({ value: name, id }), toView);
}

type Saved = SavedView & { replaced: RunFilter | null };

/** One of the same name takes the new filter. "full": there are `most` already. */
export async function saveRunView({ ownerId }: Asker, { name, filter }: Omit<SavedView, "id">, most: number): Promise<Saved | "full"> {
  const key = { ownerId_name: { ownerId, name } };
  const before = await database().savedView.findUnique({ where: key });
  if (before === null && (await database().savedView.count({ where: { ownerId } })) >= most) return "full";
  const query = writeFilter(filter);
  const row = await database().savedView.upsert({ where: key, create: { id: newId(), ...{ ownerId, name, query } }, update: { query } });
  return { ...toView(row), replaced: before && toView(before).filter };
}

export async function deleteRunView({ ownerId }: Asker, id: string): Promise<boolean> {
  const { count } = await database().savedView.deleteMany({ where: { id, ownerId } });
  return count === 1;
}

/** A part of the filter that today's list does not know any more filters nothing. */
function toView({ id, name, query }: Row): SavedView {
  return { id, name, filter: readFilter(Object.fromEntries(new URLSearchParams(query))) };
}
