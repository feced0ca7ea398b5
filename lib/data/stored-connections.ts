import "server-only";
import { z } from "zod";
import { ownerId, type OwnerId } from "@/lib/core/ids";
import { pool } from "@/lib/data/pool";

/** What an owner has connected, as it lies in the database: values are sealed. */
export type StoredConnections = {
  secrets: { name: string; sealed: string }[];
  servers: { name: string; url: string; sealedHeaders: string }[];
};

const row = z.object({ owner: ownerId, name: z.string(), sealed: z.string(), url: z.string().nullable() });

/** Every run reads them as it starts, so both kinds come by one statement, for several owners at once. Who has none is not in the answer. */
export async function readStoredConnections(owners: OwnerId[]): Promise<Map<OwnerId, StoredConnections>> {
  const { rows } = await pool().query({
    name: "baton-connections",
    text: `
select owner_id as owner, name, sealed, null as url from secret where owner_id = any($1)
union all select owner_id, name, sealed_headers, url from mcp_server where owner_id = any($1) order by owner, name`,
    values: [owners],
  });
  const found = new Map<OwnerId, StoredConnections>();
  for (const { owner, name, sealed, url } of z.array(row).parse(rows)) {
    const mine = found.get(owner) ?? { secrets: [], servers: [] };
    found.set(owner, mine);
    if (url === null) mine.secrets.push({ name, sealed });
    else mine.servers.push({ name, url, sealedHeaders: sealed });
  }
  return found;
}
