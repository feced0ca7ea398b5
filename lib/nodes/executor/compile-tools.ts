import { isObject } from "@/lib/core/json";
import { schemaFault } from "@/lib/graph/schema-fault";
import type { ExecutorTool } from "@/lib/nodes/executor/schema";
import { httpTexts, toHttpRequest, type HttpPlace } from "@/lib/nodes/http-request";
import { innerGraph } from "@/lib/nodes/inner-graph";
import type { CompileContext, SettingText } from "@/lib/nodes/kit";
import type { Report } from "@/lib/nodes/report";
import type { CallTool } from "@/lib/spec/spec";

type HttpTool = Extract<ExecutorTool, { type: "http" }>;
type GraphTool = Extract<ExecutorTool, { type: "subgraph" }>;

/** The tools that a model may call. Whether a server has them is known when it is asked. */
export function compileTools(tools: ExecutorTool[], { subgraph, report }: Pick<CompileContext, "subgraph" | "report">): CallTool[] {
  const seen = new Set<string>();
  return tools.flatMap((tool, index) => {
    const field = `tools[${index}]`;
    checkName(tool, seen, field, report);
    return compiled(tool, field, subgraph, report);
  });
}

function compiled(tool: ExecutorTool, field: string, subgraph: CompileContext["subgraph"], report: Report): CallTool[] {
  switch (tool.type) {
    case "mcp":
      if (tool.server.trim() === "")
        report({
          code: "field_missing",
          field: `${field}.server`,
          message: "A tool names no server.",
          hint: "Name one that is connected in the settings.",
        });
      return [{ type: "mcp", server: tool.server, names: namesOf(tool.names) }];
    case "web_search":
    case "web_fetch":
      return [tool];
    case "http":
      return [httpTool(tool, field, report)];
    case "subgraph":
      return graphTool(tool, field, subgraph, report);
  }
}

/** Lines of a form: an empty one names nothing, and no name at all means all tools. */
function namesOf(lines: string[] = []): string[] | null {
  const names = lines.map((line) => line.trim()).filter((name) => name !== "");
  return names.length === 0 ? null : names;
}

function checkDescription({ name, description }: { name: string; description: string }, field: string, report: Report): void {
  if (description.trim() !== "") return;
  report({
    code: "field_missing",
    field: `${field}.description`,
    message: `The tool ${name} has no description.`,
    hint: "Say what it does and when to use it: that is all the model knows of it.",
  });
}

function graphTool(tool: GraphTool, field: string, subgraph: CompileContext["subgraph"], report: Report): CallTool[] {
  const { name, description, graph, version } = tool;
  checkDescription(tool, field, report);
  const spec = innerGraph({ graph, version }, subgraph, report, `${field}.graph`);
  return spec === null ? [] : [{ type: "subgraph", name, description, graph, spec }];
}

function httpTool(tool: HttpTool, field: string, report: Report): CallTool {
  const { name, description, inputSchema } = tool;
  checkDescription(tool, field, report);
  const fault = schemaFault(inputSchema, "input schema");
  if (fault !== null) {
    const hint = "Use type, properties, required, items, enum, const, anyOf, $defs and $ref.";
    report({ code: "schema_unsupported", field: `${field}.inputSchema`, message: fault, hint });
  }
  return { type: "http", name, description, inputSchema, request: toHttpRequest(tool.request, placeOf(field), report) };
}

/** What the model calls a tool by. A server's tools get the server's name in front, so they meet nobody else's. */
function checkName(tool: ExecutorTool, seen: Set<string>, field: string, report: Report): void {
  const name = tool.type === "mcp" ? `mcp ${tool.server}` : "name" in tool ? tool.name : tool.type;
  if ("name" in tool && !/^[A-Za-z0-9_-]{1,64}$/.test(name))
    report({
      code: "field_invalid",
      field: `${field}.name`,
      message: `The name ${JSON.stringify(name)} is not allowed.`,
      hint: "Use up to 64 letters, digits, _ and -.",
    });
  if ("name" in tool && (name === "web_search" || name === "web_fetch"))
    report({ code: "id_reserved", field: `${field}.name`, message: `${name} is a tool of the service.`, hint: "Choose another name." });
  else if (seen.has(name))
    report({
      code: "id_duplicate",
      field,
      message: `${tool.type === "mcp" ? `The server ${tool.server}` : name} is there twice.`,
      hint: "Keep one of them.",
    });
  seen.add(name);
}

/** The texts of a tool. Its request may read what the model gives as arguments. */
export function toolTexts(tool: ExecutorTool, index: number): SettingText[] {
  if (tool.type !== "http") return [];
  const { properties } = tool.inputSchema;
  return httpTexts(tool.request, placeOf(`tools[${index}]`), { args: isObject(properties) ? Object.keys(properties) : [] });
}

function placeOf(field: string): HttpPlace {
  return { field: (name) => `${field}.request.${name}` };
}
