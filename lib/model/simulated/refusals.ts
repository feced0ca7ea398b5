import { isObject, type JsonObject, type JsonValue } from "@/lib/core/json";
import { catalogue, type Effort, findModel, isRetired, type ModelEntry } from "@/lib/model/catalogue";
import { contentText, messagesOf, object } from "@/lib/model/simulated/content";
import { blocksOf } from "@/lib/model/simulated/offered-tools";
import { schemaRefusal } from "@/lib/model/simulated/schema-refusal";
import { toolFault } from "@/lib/model/simulated/tool-refusal";

export type Refusal = { status: number; type: string; message: string; details?: JsonObject };

/** What the API itself refuses, so that a graph which works in simulation does not fail on the first real call. */
export function requestRefusal(raw: JsonObject, version: string, today: Date): Refusal | null {
  const name = raw["model"];
  if (typeof name !== "string") return invalid("model: Field required");
  const model = findModel(catalogue, name);
  if (model === undefined || model.status === "retired" || isRetired(model, today))
    return { status: 404, type: "not_found_error", message: `model: ${name}` };
  const rules = [messageRefusal, limitRefusal, toolRefusal, thinkingRefusal, effortRefusal, formatRefusal, extraRefusal];
  const oldVersion = version < "2026-10-21";
  const sampling = oldVersion ? null : samplingRefusal(raw);
  return sampling ?? rules.reduce<Refusal | null>((found, rule) => found ?? rule(raw, model), null);
}

export function invalid(message: string, details?: JsonObject): Refusal {
  return { status: 400, type: "invalid_request_error", message, ...(details === undefined ? {} : { details }) };
}

export function promptRefusal(tokens: number, model: string): Refusal | null {
  const most = findModel(catalogue, model)?.contextTokens ?? Infinity;
  return tokens > most ? invalid(`prompt is too long: ${tokens} tokens > ${most} maximum`) : null;
}

function samplingRefusal(raw: JsonObject): Refusal | null {
  const found = ["temperature", "top_p", "top_k"].find((field) => raw[field] !== undefined);
  return found === undefined ? null : invalid(`${found}: Extra inputs are not permitted`);
}

function messageRefusal(raw: JsonObject, model: ModelEntry): Refusal | null {
  const messages = messagesOf(raw);
  if (!Array.isArray(raw["messages"])) return invalid("messages: Field required");
  if (messages.length === 0 || messages.length !== raw["messages"].length) return invalid("messages: at least one message is required");
  for (const [index, message] of messages.entries()) {
    const role = message["role"];
    if (role !== "user" && role !== "assistant" && role !== "system")
      return invalid(`messages.${index}.role: Input should be 'user', 'assistant' or 'system'`);
    if (isEmpty(message["content"])) return invalid(`messages.${index}: ${role} messages must have non-empty content`);
  }
  if (messages[0]?.["role"] === "assistant") return invalid('messages: first message must use the "user" role');
  // A turn that was paused amid the service's own tools goes back as it is.
  const last = messages.at(-1);
  const isPrefill = last?.["role"] === "assistant" && !blocksOf(last["content"]).some((block) => block["type"] === "server_tool_use");
  if (isPrefill && !model.prefill)
    return invalid("This model does not support assistant message prefill. The conversation must end with a user message.");
  return null;
}

function isEmpty(content: JsonValue | undefined): boolean {
  if (typeof content === "string") return content.trim() === "";
  if (!Array.isArray(content) || content.length === 0) return true;
  return content.some((block) => isObject(block) && block["type"] === "text" && contentText([block]).trim() === "");
}

function limitRefusal(raw: JsonObject, model: ModelEntry): Refusal | null {
  const most = raw["max_tokens"];
  if (most === undefined) return invalid("max_tokens: Field required");
  if (typeof most !== "number" || !Number.isInteger(most) || most < 0) return invalid("max_tokens: Input should be a valid integer");
  if (most <= model.maxOutputTokens) return null;
  return invalid(`max_tokens: ${most} > ${model.maxOutputTokens}, which is the maximum allowed number of output tokens for ${model.id}`);
}

function toolRefusal(raw: JsonObject, model: ModelEntry): Refusal | null {
  const choice = object(raw["tool_choice"])?.["type"];
  const isForced = choice === "any" || choice === "tool";
  if (isForced && !model.forcedToolChoice) return invalid(`tool_choice.type: '${choice}' is not supported on ${model.id}`);
  const fault = toolFault(raw);
  return fault === null ? null : invalid(fault);
}

function thinkingRefusal(raw: JsonObject, model: ModelEntry): Refusal | null {
  const thinking = object(raw["thinking"]);
  if (thinking === null) return null;
  const effort = effortOf(raw, model);
  const at = effort === null ? "" : ` at effort '${effort}'`;
  switch (thinking["type"]) {
    case "adaptive":
      return model.thinking.adaptive ? null : invalid(`thinking.type: adaptive thinking is not supported on ${model.id}`);
    case "enabled":
      return model.thinking.budget
        ? null
        : invalid(`thinking.type: 'enabled' with budget_tokens is not supported on ${model.id}. Use 'adaptive'.`);
    case "disabled":
      return accepts(model.thinking.disabledAt, effort) ? null : invalid(`thinking.type: thinking cannot be disabled on ${model.id}${at}`);
    case "between_tools":
      return accepts(model.thinking.betweenToolsAt, effort)
        ? null
        : invalid(`thinking.type: 'between_tools' is not supported on ${model.id}${at}`);
    default:
      return invalid("thinking.type: Input should be 'adaptive', 'enabled', 'disabled' or 'between_tools'");
  }
}

function accepts(efforts: Effort[], effort: string | null): boolean {
  return effort === null ? efforts.length > 0 : efforts.some((known) => known === effort);
}

function effortOf(raw: JsonObject, model: ModelEntry): string | null {
  const effort = object(raw["output_config"])?.["effort"];
  return typeof effort === "string" ? effort : model.defaultEffort;
}

function effortRefusal(raw: JsonObject, model: ModelEntry): Refusal | null {
  const effort = object(raw["output_config"])?.["effort"] ?? null;
  if (effort === null || model.efforts.some((known) => known === effort)) return null;
  return invalid(`output_config.effort: '${String(effort)}' is not supported on ${model.id}`);
}

function formatRefusal(raw: JsonObject, model: ModelEntry): Refusal | null {
  const format = object(raw["output_config"])?.["format"] ?? null;
  if (format === null) return null;
  if (!model.structuredOutput) return invalid(`output_config.format: structured outputs are not supported on ${model.id}`);
  if (!isObject(format) || format["type"] !== "json_schema") return invalid("output_config.format.type: Input should be 'json_schema'");
  const message = schemaRefusal(format["schema"]);
  return message === null ? null : invalid(`output_config.format.schema: ${message}`);
}

function extraRefusal(raw: JsonObject, model: ModelEntry): Refusal | null {
  if (raw["thread"] !== undefined)
    return invalid("thread: message threads are not supported here", { error_code: "thread_unsupported_request" });
  if (raw["speed"] === "fast" && !model.fastMode) return invalid(`speed: fast mode is not supported on ${model.id}`);
  return null;
}
