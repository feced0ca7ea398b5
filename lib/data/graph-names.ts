import "server-only";
import { database } from "@/lib/data/client";
import type { Asker } from "@/lib/data/owners";

/** Ids and names of this person's graphs, for choosing one; a list of two hundred is as much as one looks through. */
export async function graphNames({ ownerId }: Asker): Promise<{ id: string; name: string }[]> {
  return database().graph.findMany({
    where: { ownerId, deletedAt: null },
    select: { id: true, name: true },
    orderBy: { updatedAt: "desc" },
    take: 200,
  });
}
