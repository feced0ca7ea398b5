import type { JsonObject, JsonValue } from "@/lib/core/json";
import type { McpServer } from "@/lib/tools/connections";

/** What an operation reaches beside models: foreign addresses, and tools of servers. One for each worker. */
export type Outside = { fetch: GuardedFetch; servers: ToolServers };

export type GuardedInit = {
  method?: string | undefined;
  headers?: Headers | Record<string, string>;
  body?: string | undefined;
  signal?: AbortSignal | null | undefined;
  /** Longest body that is read. */
  maxBytes?: number;
  /** Longest time from the call to the end of the body; null: as long as the caller's signal lets it. */
  timeoutMs?: number | null;
};
/** Throws StepError: `address_refused`, or `http_failed` where no answer came; what an answer says is the caller's business. */
export type GuardedFetch = (url: string | URL, init?: GuardedInit) => Promise<Response>;

/** A tool as its server describes it. */
export type ServerTool = { name: string; description: string; inputSchema: JsonObject };

/** Servers of the Model Context Protocol. Throws StepError `tool_failed`, or what the guard says of the address. */
export type ToolServers = {
  /** In order of name, so that the same server gives the same prompt. */
  list(server: McpServer, signal: AbortSignal): Promise<ServerTool[]>;
  call(server: McpServer, tool: string, input: JsonObject, signal: AbortSignal): Promise<JsonValue>;
};
