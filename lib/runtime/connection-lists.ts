import "server-only";
import type { Page, PageQuery } from "@/lib/contract/list";
import type { SecretAnswer } from "@/lib/contract/secrets";
import type { ServerAnswer } from "@/lib/contract/servers";
import type { Asker } from "@/lib/data/owners";
import { readCursor, toPage } from "@/lib/data/page";
import * as secrets from "@/lib/data/secrets";
import * as servers from "@/lib/data/servers";
import { operatorConnections } from "@/lib/runtime/operator-connections";
import { builtIn, type McpServer } from "@/lib/tools/connections";

/** Names of all that a run of this person may use, the operator's first, and last what is there without anybody's doing. */
export async function secretList(asker: Asker, query: PageQuery): Promise<Page<SecretAnswer>> {
  const operators = [...operatorConnections().secrets.keys()].toSorted().map((name) => ({ name, ...ofOperator }));
  return pageOf([...operators, ...(await secrets.listSecrets(asker)).map(toSecretAnswer)], query);
}

export async function serverList(asker: Asker, query: PageQuery): Promise<Page<ServerAnswer>> {
  const operators = [...operatorConnections().servers].map(([name, server]) => operatorsServer(name, server));
  const sorted = operators.toSorted((one, other) => (one.name < other.name ? -1 : 1));
  const connected = [...sorted, ...(await servers.listServers(asker)).map(toServerAnswer)];
  const ours = builtIn.filter(([name]) => connected.every((other) => other.name !== name));
  return pageOf([...connected, ...ours.map(([name]) => ({ name, ...ofBaton }))], query);
}

export function toSecretAnswer({ name, createdAt, updatedAt }: secrets.StoredSecret): SecretAnswer {
  return { name, from: "owner", createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() };
}

export function toServerAnswer({ name, url, headerNames, createdAt, updatedAt }: servers.StoredServer): ServerAnswer {
  const times = { createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() };
  return { name, from: "owner", transport: "http", url, headers: headerNames, ...times };
}

const ofOperator = { from: "operator", createdAt: null, updatedAt: null } as const;
const ofBaton = { from: "baton", transport: "samples", url: null, headers: [], createdAt: null, updatedAt: null } satisfies Omit<
  ServerAnswer,
  "name"
>;

function operatorsServer(name: string, server: McpServer): ServerAnswer {
  const headers = server.transport === "http" ? Object.keys(server.headers) : [];
  return { name, transport: server.transport, url: null, headers, ...ofOperator };
}

/** A list of at most some hundreds: read whole, shown in pages. */
function pageOf<T extends SecretAnswer | ServerAnswer>(all: T[], { cursor, limit }: PageQuery): Page<T> {
  const from = readCursor(cursor);
  const start = from === null ? 0 : all.findIndex((item) => item.from === from.value && item.name === from.id) + 1;
  return toPage(
    all.slice(start, start + limit + 1),
    limit,
    all.length,
    (item) => ({ value: item.from, id: item.name }),
    (item) => item,
  );
}
