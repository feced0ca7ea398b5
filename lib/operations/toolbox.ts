import "server-only";
import { assertNever } from "@/lib/core/assert-never";
import { StepError } from "@/lib/core/errors";
import type { JsonObject, JsonValue } from "@/lib/core/json";
import type { StepPorts } from "@/lib/engine/handler";
import type { ModelTool } from "@/lib/model/port";
import { httpCall } from "@/lib/operations/http-call";
import { checkedInput, inputSchema } from "@/lib/operations/spec-input";
import { connectedServer, serverCall } from "@/lib/operations/server-call";
import { inputFields } from "@/lib/spec/inner-specs";
import type { CallTool, CallTools } from "@/lib/spec/spec";
import type { ServerTool } from "@/lib/tools/outside";

type Custom = Extract<ModelTool, { type: "custom" }>;
/** A tool that we carry out. */
export type OwnTool = { wire: Custom; run: (input: JsonObject, id: string) => Promise<JsonValue> };
/** What a model is given: all tools as it is told of them, and ours by name. */
export type Toolbox = { tools: ModelTool[]; own: ReadonlyMap<string, OwnTool>; maxTurns: number };

/** Asks the servers for their tools; that too is on record, so that an attempt which continues asks the model the same. */
export async function openToolbox({ tools, maxTurns }: CallTools, step: StepPorts): Promise<Toolbox> {
  const offered = (await Promise.all(tools.map((tool) => open(tool, step)))).flat();
  const own = new Map<string, OwnTool>();
  const told = offered.map((tool): ModelTool => {
    if (!("run" in tool)) return tool;
    const wire = { ...tool.wire, name: freeName(tool.wire.name, own) };
    own.set(wire.name, { ...tool, wire });
    return wire;
  });
  return { tools: told, own, maxTurns };
}

async function open(tool: CallTool, step: StepPorts): Promise<(OwnTool | ModelTool)[]> {
  switch (tool.type) {
    case "web_search":
    case "web_fetch":
      return [{ type: tool.type, maxUses: tool.maxUses }];
    case "http":
      return [httpTool(tool, step)];
    case "subgraph":
      return [graphTool(tool, step)];
    case "mcp":
      return (await listed(tool, step)).map((found) => serverTool(tool.server, found, step));
    default:
      return assertNever(tool);
  }
}

function httpTool({ name, description, inputSchema, request }: Extract<CallTool, { type: "http" }>, step: StepPorts): OwnTool {
  return {
    wire: { type: "custom", name, description, inputSchema },
    async run(input) {
      const answer = await httpCall(request, step, (root) => (root === "args" ? input : step.lookup(root)), name);
      return { status: answer.status, body: answer.body };
    },
  };
}

/** Another graph as if the model had drawn it here: its steps are nested in this one, its calls in the same ledger. */
function graphTool({ name, description, graph, spec }: Extract<CallTool, { type: "subgraph" }>, step: StepPorts): OwnTool {
  const fields = inputFields(spec);
  return {
    wire: { type: "custom", name, description, inputSchema: inputSchema(fields) },
    run: async (input, id) => step.inside.call(id, name, checkedInput(graph, fields, input)),
  };
}

function serverTool(server: string, { name, description, inputSchema }: ServerTool, step: StepPorts): OwnTool {
  return {
    wire: { type: "custom", name: wireName(server, name), description: description.slice(0, 8_000), inputSchema: plain(inputSchema) },
    run: (input) => serverCall(server, name, { shown: input, sent: input }, step),
  };
}

async function listed({ server, names }: Extract<CallTool, { type: "mcp" }>, step: StepPorts): Promise<ServerTool[]> {
  const connected = connectedServer(server, step);
  const list = await step.use({
    sort: "tool",
    server,
    tool: "tools/list",
    request: {},
    make: async (signal) => (await step.outside.servers.list(connected, signal)).map((tool) => ({ ...tool })),
  });
  const all = list as ServerTool[]; // what `make` gave, now or on record
  const missing = names?.filter((name) => !all.some((tool) => tool.name === name)) ?? [];
  if (missing.length > 0) throw new StepError("tool_failed", `The tool server ${server} has no tool ${missing.join(", ")}.`);
  return names === null ? all : all.filter((tool) => names.includes(tool.name));
}

/** The API takes no alternatives at the top of a tool's schema; the server checks them. */
function plain(schema: JsonObject): JsonObject {
  const { anyOf: _any, oneOf: _one, allOf: _all, ...kept } = schema;
  return kept;
}

const longestName = 64;

/** `server__tool`, in the letters that the API takes. */
function wireName(server: string, tool: string): string {
  return `${server}__${tool}`.replaceAll(/[^A-Za-z0-9_-]/g, "_").slice(0, longestName);
}

function freeName(wanted: string, taken: ReadonlyMap<string, OwnTool>): string {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? wanted : `${wanted.slice(0, longestName - 4)}_${number}`;
    if (!taken.has(name)) return name;
  }
}
