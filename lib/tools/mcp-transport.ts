import "server-only";
import { StreamableHTTPClientTransport, type FetchLike, type Transport } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { assertNever } from "@/lib/core/assert-never";
import type { McpServer } from "@/lib/tools/connections";
import type { GuardedFetch } from "@/lib/tools/outside";
import { openSampleServer } from "@/lib/tools/sample-server";

/** Longest answer, and longest stream of notifications before it is opened anew. */
const maxBytes = 20_000_000;

/** How a server is spoken to. A program gets the few variables of the system that are safe to pass on, and what its entry says. */
export async function mcpTransport(server: McpServer, fetch: GuardedFetch): Promise<Transport> {
  switch (server.transport) {
    case "stdio":
      return new StdioClientTransport({ command: server.command, args: server.args, env: server.env, maxBufferSize: maxBytes });
    case "http":
      return new StreamableHTTPClientTransport(new URL(server.url), {
        fetch: guarded(fetch),
        requestInit: { headers: server.headers },
        // The guard follows redirects itself, and checks where they lead.
        redirectPolicy: "follow",
      });
    case "samples":
      return openSampleServer();
    default:
      return assertNever(server);
  }
}

/** Time is the session's affair: it knows which requests may take long. */
function guarded(fetch: GuardedFetch): FetchLike {
  return (url, { method, headers, body, signal } = {}) => {
    if (body != null && typeof body !== "string") throw new TypeError("an MCP message is text");
    return fetch(url, { method, headers: new Headers(headers), body: body ?? undefined, signal, maxBytes, timeoutMs: null });
  };
}
