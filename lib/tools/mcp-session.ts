import "server-only";
import { Client, ProtocolError, SdkHttpError, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { CfWorkerJsonSchemaValidator } from "@modelcontextprotocol/client/validators/cf-worker";
import { StepError } from "@/lib/core/errors";
import { isObject, type JsonObject, type JsonValue } from "@/lib/core/json";
import type { McpServer } from "@/lib/tools/connections";
import { mcpTransport } from "@/lib/tools/mcp-transport";
import type { GuardedFetch, ServerTool } from "@/lib/tools/outside";
import { toolResult } from "@/lib/tools/tool-result";

/** One open connection to a server. */
export type McpSession = {
  list(signal: AbortSignal): Promise<ServerTool[]>;
  call(tool: string, input: JsonObject, signal: AbortSignal): Promise<JsonValue>;
  close(): Promise<void>;
};

/** A server that says nothing for this long, not even of progress, is given up. */
const silenceMs = 120_000;
/** A step's own limit of time is usually shorter. */
const longestMs = 3_600_000;
const listTtlMs = 60_000;

/** Connects in the newest version of the protocol that both sides speak. `lost` is told when the connection is over. */
export async function openMcpSession(server: McpServer, fetch: GuardedFetch, lost: () => void): Promise<McpSession> {
  const client = new Client(
    { name: "baton", version: "1" },
    {
      versionNegotiation: { mode: "auto", probe: { timeoutMs: server.transport === "stdio" ? 5_000 : 30_000 } },
      // The default one compiles a server's schemas to code.
      jsonSchemaValidator: new CfWorkerJsonSchemaValidator(),
      defaultCacheTtlMs: listTtlMs,
    },
  );
  const transport = await mcpTransport(server, fetch);
  try {
    await client.connect(transport, { timeout: 30_000 });
  } catch (cause) {
    await client.close().catch(() => undefined);
    throw failure(cause, "could not be reached");
  }
  client.onclose = lost;
  const asked = async <T>(signal: AbortSignal, work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (cause) {
      if (signal.aborted) throw signal.reason;
      const error = failure(cause, "did not answer");
      // A session that the server forgot, or a connection that broke: the next call begins with a new one.
      if (error.retry.again) lost();
      throw error;
    }
  };
  const limits = { timeout: silenceMs, resetTimeoutOnProgress: true, maxTotalTimeout: longestMs, onprogress: () => undefined };
  return {
    async list(signal) {
      const { tools } = await asked(signal, client.listTools({}, { signal, timeout: silenceMs }));
      return tools.map(toTool).sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
    },
    async call(name, input, signal) {
      return toolResult(name, await asked(signal, client.callTool({ name, arguments: input }, { ...limits, signal })));
    },
    async close() {
      // Servers of the older protocol keep a session until they are told.
      if (transport instanceof StreamableHTTPClientTransport) await transport.terminateSession().catch(() => undefined);
      await client.close();
    },
  };
}

function toTool({
  name,
  description = "",
  inputSchema,
}: {
  name: string;
  description?: string | undefined;
  inputSchema: object;
}): ServerTool {
  const schema = JSON.parse(JSON.stringify(inputSchema)) as JsonValue; // it came as JSON
  return { name, description, inputSchema: isObject(schema) ? schema : { type: "object" } };
}

/** What the guard said of the address stands; what the server said of the call is final; the rest is a connection that may come back. */
function failure(cause: unknown, what: string): StepError {
  const own = stepErrorIn(cause);
  if (own !== null) return own;
  const message = cause instanceof Error ? cause.message.replace(/\.$/, "") : String(cause);
  if (cause instanceof SdkHttpError && (cause.status === 401 || cause.status === 403))
    return new StepError("tool_failed", `The tool server does not let us in (HTTP ${cause.status}). Check its headers.`, undefined, {
      cause,
    });
  if (cause instanceof ProtocolError)
    return new StepError("tool_failed", `The tool server refused the call: ${message}.`, undefined, { cause });
  return new StepError("tool_failed", `The tool server ${what}: ${message}.`, { again: true }, { cause });
}

function stepErrorIn(cause: unknown): StepError | null {
  if (cause instanceof StepError) return cause;
  return cause instanceof Error && cause.cause !== undefined ? stepErrorIn(cause.cause) : null;
}
