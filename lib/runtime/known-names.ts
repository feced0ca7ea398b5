import "server-only";
import type { KnownNames } from "@/lib/compile/check-connections";
import type { Asker } from "@/lib/data/owners";
import { listSecrets } from "@/lib/data/secrets";
import { listServers } from "@/lib/data/servers";
import { operatorConnections } from "@/lib/runtime/operator-connections";
import { builtIn } from "@/lib/tools/connections";

const ours = builtIn.map(([name]) => name);

/** What this person's graphs may name: names alone, no value is opened for it. */
export async function knownNames(asker: Asker): Promise<KnownNames> {
  const [secrets, servers] = await Promise.all([listSecrets(asker), listServers(asker)]);
  const operator = operatorConnections();
  return {
    secrets: [...operator.secrets.keys(), ...secrets.map(({ name }) => name)],
    servers: [...ours, ...operator.servers.keys(), ...servers.map(({ name }) => name)],
  };
}

/** What the operator's files alone say, for who compiles without a database. A file that is not set leaves its list unknown. */
export function operatorNames({
  secretsFile,
  mcpConfig,
}: {
  secretsFile?: string | undefined;
  mcpConfig?: string | undefined;
}): KnownNames {
  const { secrets, servers } = operatorConnections();
  return {
    ...(secretsFile === undefined ? {} : { secrets: [...secrets.keys()] }),
    ...(mcpConfig === undefined ? {} : { servers: [...ours, ...servers.keys()] }),
  };
}
