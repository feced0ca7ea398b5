import "server-only";
import { z } from "zod";
import { unseal, type Sealed } from "@/lib/auth/seal";
import { installationSecret } from "@/lib/auth/secret";
import type { OwnerId } from "@/lib/core/ids";
import { gathered } from "@/lib/core/gathered";
import { readStoredConnections, type StoredConnections } from "@/lib/data/stored-connections";
import { operatorConnections } from "@/lib/runtime/operator-connections";
import { resolveTemplate, toText } from "@/lib/template/resolve";
import { builtIn, noConnections, type Connections, type McpServer } from "@/lib/tools/connections";

const headers = z.record(z.string(), z.string());

/**
 * What runs of this owner may use, with its values: for the worker's memory alone. The operator's entry wins over an owner's, and both over
 * ours. Runs that start at the same moment read it together.
 */
export const connectionsOf = gathered(readConnections, () => noConnections);

async function readConnections(owners: OwnerId[]): Promise<ReadonlyMap<OwnerId, Connections>> {
  const stored = await readStoredConnections(owners);
  const opened = owners.map(async (owner) => [owner, await openConnections(owner, stored.get(owner) ?? nothing)] as const);
  return new Map(await Promise.all(opened));
}

const nothing: StoredConnections = { secrets: [], servers: [] };

async function openConnections(ownerId: OwnerId, stored: StoredConnections): Promise<Connections> {
  const secrets = new Map([...stored.secrets.flatMap((secret) => openSecret(ownerId, secret)), ...operatorConnections().secrets]);
  const own = stored.servers.flatMap(({ name, url, sealedHeaders }): [string, McpServer][] =>
    opens(sealedHeaders, { kind: "headers", ownerId, name }, (text) => ({
      transport: "http",
      url,
      headers: headers.parse(JSON.parse(text)),
    })),
  );
  const all = [...builtIn, ...own, ...operatorConnections().servers].map(
    async ([name, server]) => [name, await filledIn(server, secrets)] as const,
  );
  return { secrets, servers: new Map(await Promise.all(all)) };
}

function openSecret(ownerId: OwnerId, { name, sealed }: { name: string; sealed: string }): [string, string][] {
  return opens(sealed, { kind: "secret", ownerId, name }, (value) => value);
}

/** What was sealed with a secret that the installation no longer has is as good as gone: steps that need it say that it is not there. */
function opens<T>(sealed: string, what: Sealed, read: (text: string) => T): [string, T][] {
  const text = unseal(sealed, what, installationSecret());
  return text === null ? [] : [[what.name, read(text)]];
}

/** A header whose secret is not there is left out, and the server says what it thinks of that. */
async function filledIn(server: McpServer, secrets: ReadonlyMap<string, string>): Promise<McpServer> {
  if (server.transport !== "http") return server;
  const values = Object.fromEntries(secrets);
  const filled: [string, string][] = [];
  for (const [name, text] of Object.entries(server.headers)) {
    const value = await resolveTemplate(text, (root) => (root === "secrets" ? { ...values } : undefined)).catch(() => null);
    if (value !== null) filled.push([name, toText(value)]);
  }
  return { ...server, headers: Object.fromEntries(filled) };
}
