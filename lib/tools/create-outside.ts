import "server-only";
import { createGuardedFetch } from "@/lib/tools/guarded-fetch";
import type { Outside } from "@/lib/tools/outside";
import { createToolServers } from "@/lib/tools/tool-servers";

/** The way out of one worker. `close` ends what it keeps open. */
export function createOutside(options: { allowHosts: readonly string[]; idleMs?: number }): Outside & { close(): Promise<void> } {
  const fetch = createGuardedFetch(options);
  const servers = createToolServers({ fetch, ...options });
  return { fetch, servers, close: () => servers.close() };
}
