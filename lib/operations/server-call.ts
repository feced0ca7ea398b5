import "server-only";
import { StepError } from "@/lib/core/errors";
import type { JsonObject, JsonValue } from "@/lib/core/json";
import type { StepPorts } from "@/lib/engine/handler";
import type { McpServer } from "@/lib/tools/connections";

/** A tool's input as it stands on record, and as it goes out: they differ where it holds secrets. */
export type ToolInput = { shown: JsonObject; sent: JsonObject };

/** Calls a tool of a connected server; on record under both names. */
export function serverCall(server: string, tool: string, { shown, sent }: ToolInput, step: StepPorts): Promise<JsonValue> {
  const connected = connectedServer(server, step);
  return step.use({
    sort: "tool",
    server,
    tool,
    request: shown,
    make: (signal) => step.outside.servers.call(connected, tool, sent, signal),
  });
}

/** By its name, among those of the run's owner. */
export function connectedServer(name: string, { connections }: Pick<StepPorts, "connections">): McpServer {
  const server = connections.servers.get(name);
  if (server === undefined)
    throw new StepError("tool_failed", `There is no tool server called ${name}. Connect it in the settings, and run again.`);
  return server;
}
