import "server-only";
import { database } from "@/lib/data/client";
import type { Asker } from "@/lib/data/owners";
import { pool } from "@/lib/data/pool";

/** A tool server as it lies in the database. */
export type StoredServer = ServerSettings & { name: string; createdAt: Date; updatedAt: Date };
export type ServerSettings = { url: string; sealedHeaders: string; headerNames: string[] };

const shown = { name: true, url: true, sealedHeaders: true, headerNames: true, createdAt: true, updatedAt: true } as const;

/** Read as every run starts, like secrets. */
export async function listServers({ ownerId }: Asker): Promise<StoredServer[]> {
  const { rows } = await pool().query<StoredServer>({
    name: "baton-servers",
    text: `select name, url, sealed_headers as "sealedHeaders", header_names as "headerNames", created_at as "createdAt",
             updated_at as "updatedAt" from mcp_server where owner_id = $1 order by name`,
    values: [ownerId],
  });
  return rows;
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
