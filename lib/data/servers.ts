import "server-only";
import { database } from "@/lib/data/client";
import type { Asker } from "@/lib/data/owners";

/** A tool server as it lies in the database. */
export type StoredServer = ServerSettings & { name: string; createdAt: Date; updatedAt: Date };
export type ServerSettings = { url: string; sealedHeaders: string; headerNames: string[] };

const shown = { name: true, url: true, sealedHeaders: true, headerNames: true, createdAt: true, updatedAt: true } as const;

export async function listServers({ ownerId }: Asker): Promise<StoredServer[]> {
  return database().mcpServer.findMany({ where: { ownerId }, orderBy: { name: "asc" }, select: shown });
}

/** "taken": there is one of this name. "full": there are `most` already. */
export async function createServer(
  { ownerId }: Asker,
  server: ServerSettings & { name: string },
  most: number,
): Promise<StoredServer | "taken" | "full"> {
  if ((await database().mcpServer.count({ where: { ownerId } })) >= most) return "full";
  const [made] = await database().mcpServer.createManyAndReturn({ data: [{ ownerId, ...server }], skipDuplicates: true, select: shown });
  return made ?? "taken";
}

/** null: this person has none of that name. */
export async function replaceServer({ ownerId }: Asker, name: string, settings: ServerSettings): Promise<StoredServer | null> {
  const [changed] = await database().mcpServer.updateManyAndReturn({
    where: { ownerId, name },
    data: { ...settings, updatedAt: new Date() },
    select: shown,
  });
  return changed ?? null;
}

export async function deleteServer({ ownerId }: Asker, name: string): Promise<boolean> {
  const { count } = await database().mcpServer.deleteMany({ where: { ownerId, name } });
  return count === 1;
}
