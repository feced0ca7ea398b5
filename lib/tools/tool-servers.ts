import "server-only";
import { canonicalJson } from "@/lib/core/json";
import type { McpServer } from "@/lib/tools/connections";
import { openMcpSession, type McpSession } from "@/lib/tools/mcp-session";
import type { GuardedFetch, ToolServers } from "@/lib/tools/outside";

type Shared = { session: Promise<McpSession>; users: number; timer: NodeJS.Timeout | null };

const usualIdleMs = 300_000;

/** Tool servers of one worker. Runs that name the same server with the same credentials share its session; an idle one is closed. */
export function createToolServers({ fetch, idleMs = usualIdleMs }: { fetch: GuardedFetch; idleMs?: number }): ToolServers & {
  close(): Promise<void>;
} {
  const open = new Map<string, Shared>();

  function sessionOf(server: McpServer): { key: string; shared: Shared } {
    const key = canonicalJson(server);
    const known = open.get(key);
    if (known !== undefined) return { key, shared: known };
    const shared: Shared = { session: openMcpSession(server, fetch, () => drop(key, shared)), users: 0, timer: null };
    open.set(key, shared);
    // One that cannot be opened is tried anew by whoever asks next.
    shared.session.catch(() => drop(key, shared));
    return { key, shared };
  }

  /** Calls in flight keep the session until they end. */
  function drop(key: string, shared: Shared): void {
    if (open.get(key) !== shared) return;
    open.delete(key);
    if (shared.timer !== null) clearTimeout(shared.timer);
    if (shared.users === 0) void closed(shared);
  }

  async function using<T>(server: McpServer, signal: AbortSignal, work: (session: McpSession) => Promise<T>): Promise<T> {
    signal.throwIfAborted();
    const { key, shared } = sessionOf(server);
    if (shared.timer !== null) clearTimeout(shared.timer);
    shared.users += 1;
    try {
      // Opening goes on for the others when one of those who wait is cancelled.
      return await work(await unlessAborted(shared.session, signal));
    } finally {
      shared.users -= 1;
      if (shared.users === 0) {
        if (open.get(key) === shared) shared.timer = setTimeout(() => drop(key, shared), idleMs).unref();
        else void closed(shared);
      }
    }
  }

  return {
    list: (server, signal) => using(server, signal, (session) => session.list(signal)),
    call: (server, tool, input, signal) => using(server, signal, (session) => session.call(tool, input, signal)),
    async close() {
      const left = [...open.values()];
      open.clear();
      for (const { timer } of left) if (timer !== null) clearTimeout(timer);
      await Promise.all(left.map(closed));
    },
  };
}

async function closed({ session }: Shared): Promise<void> {
  await session.then((opened) => opened.close()).catch(() => undefined);
}

function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    signal.addEventListener("abort", onAbort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", onAbort));
  });
}
