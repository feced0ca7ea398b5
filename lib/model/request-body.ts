import "server-only";
import type Anthropic from "@anthropic-ai/sdk";
import { transformJSONSchema } from "@anthropic-ai/sdk/lib/transform-json-schema";
import { assertNever } from "@/lib/core/assert-never";
import type { JsonValue } from "@/lib/core/json";
import { catalogue, findModel } from "@/lib/model/catalogue";
import type { ModelRequest, ModelTool } from "@/lib/model/port";

export type RequestBody = Anthropic.MessageCreateParamsStreaming;

/** The request in the words of the API. No sampling fields and no tool choice: current models refuse both. */
export function requestBody(request: ModelRequest): RequestBody {
  const config: Anthropic.OutputConfig = {};
  if (request.effort !== null) config.effort = request.effort;
  if (request.outputSchema !== null) config.format = { type: "json_schema", schema: wireSchema(request.outputSchema) };
  return {
    model: request.model,
    max_tokens: request.maxOutputTokens,
    // Content is JSON of the API's own shape: what a model sent goes back as it came, and the server checks the rest.
    messages: request.messages as Anthropic.MessageParam[],
    stream: true,
    ...(request.system === null || request.system === "" ? {} : { system: request.system }),
    ...(request.tools === undefined ? {} : { tools: request.tools.map(wireTool) }),
    ...(Object.keys(config).length === 0 ? {} : { output_config: config }),
    ...thinking(request),
  };
}

/** Left out where it was not asked for: the default of the current models is to think and to keep it to themselves. */
function thinking(request: ModelRequest): Pick<RequestBody, "thinking"> {
  const isAdaptive = findModel(catalogue, request.model)?.thinking.adaptive ?? true;
  return request.thinking === "summarized" && isAdaptive ? { thinking: { type: "adaptive", display: "summarized" } } : {};
}

/** How much of a page the service may read at once: a bound for what a call can cost (lib/money/upper-bound.ts). */
const pageTokens = 20_000;

/** Tools of the service are called by the model itself: a container for code would be billed apart. */
function wireTool(tool: ModelTool): Anthropic.ToolUnion {
  const direct: { allowed_callers: ["direct"] } = { allowed_callers: ["direct"] };
  switch (tool.type) {
    case "custom":
      return { name: tool.name, description: tool.description, input_schema: { ...tool.inputSchema, type: "object" } };
    case "web_search":
      return { type: "web_search_20260318", name: "web_search", max_uses: tool.maxUses, ...direct };
    case "web_fetch":
      return { type: "web_fetch_20260318", name: "web_fetch", max_uses: tool.maxUses, max_content_tokens: pageTokens, ...direct };
    default:
      return assertNever(tool);
  }
}

/** The API refuses objects that are open and some bounds on values; those bounds move into the description and are checked afterwards. */
function wireSchema(schema: JsonValue): { [key: string]: unknown } {
  return transformJSONSchema(schema as Parameters<typeof transformJSONSchema>[0]); // any JSON: the helper walks it and throws where it cannot
}
