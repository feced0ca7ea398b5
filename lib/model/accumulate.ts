import { isObject, type JsonObject, type JsonValue } from "@/lib/core/json";
import type { ModelDelta, ModelResponse } from "@/lib/model/port";
import type { Usage } from "@/lib/trace/event";

/** The stream did not keep to the grammar of the Messages API, or ended before its last event. */
export class StreamError extends Error {
  override name = "StreamError";
}

export type Accumulator = {
  /** Takes the next event; gives the piece of text to show, if it carries one. */
  take(event: JsonValue): ModelDelta | null;
  /** What is known of the cost at any moment, also of a stream that breaks; null before `message_start`. */
  usage(): Usage | null;
  /** The whole answer; throws StreamError where the stream ended early. */
  finish(): ModelResponse;
};

type State = {
  phase: "before" | "message" | "block" | "closing" | "after";
  head: JsonObject;
  blocks: JsonObject[];
  input: string;
  end: JsonObject;
  usage: Usage | null;
};

/**
 * Builds a message from its stream: `message_start`, per block `content_block_start`, deltas, `content_block_stop`, then
 * `message_delta` and `message_stop`. Unknown events and deltas are passed over, since the API adds some without a new version.
 */
export function accumulator(): Accumulator {
  const state: State = { phase: "before", head: {}, blocks: [], input: "", end: {}, usage: null };
  return { take: (event) => take(state, event), usage: () => state.usage, finish: () => finish(state) };
}

function take(state: State, event: JsonValue): ModelDelta | null {
  if (!isObject(event)) throw new StreamError("the stream holds an event that is no object");
  switch (event["type"]) {
    case "message_start":
      return startMessage(state, event);
    case "content_block_start":
      return startBlock(state, event);
    case "content_block_delta":
      return addDelta(state, event);
    case "content_block_stop":
      return stopBlock(state, event);
    case "message_delta":
      return endMessage(state, event);
    case "message_stop":
      move(state, ["closing"], "after", "message_stop");
      return null;
    default:
      return null;
  }
}

function move(state: State, from: State["phase"][], to: State["phase"], event: string): void {
  if (!from.includes(state.phase)) throw new StreamError(`the stream sent ${event} out of turn`);
  state.phase = to;
}

function startMessage(state: State, event: JsonObject): null {
  move(state, ["before"], "message", "message_start");
  state.head = object(event["message"], "message_start");
  if (isObject(state.head["usage"])) state.usage = { ...state.head["usage"] };
  return null;
}

function startBlock(state: State, event: JsonObject): ModelDelta | null {
  move(state, ["message"], "block", "content_block_start");
  if (event["index"] !== state.blocks.length) throw new StreamError("the stream numbers its blocks wrongly");
  state.blocks.push({ ...object(event["content_block"], "content_block_start") });
  state.input = "";
  return null;
}

function addDelta(state: State, event: JsonObject): ModelDelta | null {
  move(state, ["block"], "block", "content_block_delta");
  const block = state.blocks.at(-1);
  if (block === undefined || event["index"] !== state.blocks.length - 1) throw new StreamError("the stream numbers its blocks wrongly");
  const delta = object(event["delta"], "content_block_delta");
  switch (delta["type"]) {
    case "text_delta":
      return append(block, "text", text(delta["text"]), "text");
    case "thinking_delta":
      return append(block, "thinking", text(delta["thinking"]), "thinking");
    case "signature_delta":
      block["signature"] = text(delta["signature"]);
      return null;
    case "input_json_delta":
      return appendInput(state, text(delta["partial_json"]));
    case "citations_delta":
      block["citations"] = [...(Array.isArray(block["citations"]) ? block["citations"] : []), delta["citation"] ?? null];
      return null;
    default:
      return null;
  }
}

function append(block: JsonObject, key: string, piece: string, channel: ModelDelta["channel"]): ModelDelta | null {
  block[key] = text(block[key] ?? "") + piece;
  return piece === "" ? null : { channel, text: piece };
}

function appendInput(state: State, piece: string): ModelDelta | null {
  state.input += piece;
  return piece === "" ? null : { channel: "arguments", text: piece };
}

function stopBlock(state: State, event: JsonObject): null {
  move(state, ["block"], "message", "content_block_stop");
  if (event["index"] !== state.blocks.length - 1) throw new StreamError("the stream numbers its blocks wrongly");
  const block = state.blocks.at(-1);
  if (block !== undefined && state.input !== "") block["input"] = parsed(state.input);
  return null;
}

function endMessage(state: State, event: JsonObject): null {
  move(state, ["message", "closing"], "closing", "message_delta");
  state.end = { ...state.end, ...object(event["delta"], "message_delta") };
  // Its usage is cumulative but leaves out tier, speed and region: those stay as `message_start` gave them.
  if (isObject(event["usage"])) {
    const known = Object.entries(event["usage"]).filter(([, value]) => value !== null);
    state.usage = { ...state.usage, ...Object.fromEntries(known) };
  }
  return null;
}

function finish(state: State): ModelResponse {
  if (state.phase !== "after") throw new StreamError("the stream ended before the answer did");
  const stopReason = state.end["stop_reason"];
  if (typeof stopReason !== "string") throw new StreamError("the answer has no stop reason");
  // A call of a tool cut short by the token limit is no call; one that the model meant to make has to be readable.
  if (stopReason === "tool_use" && state.blocks.some((block) => block["type"] === "tool_use" && !isObject(block["input"]))) {
    throw new StreamError("the answer calls a tool with input that is no JSON");
  }
  return {
    id: text(state.head["id"]),
    model: text(state.head["model"]),
    content: state.blocks,
    stopReason,
    stopDetails: state.end["stop_details"] ?? null,
  };
}

function object(value: JsonValue | undefined, where: string): JsonObject {
  if (!isObject(value)) throw new StreamError(`the stream sent ${where} without its content`);
  return value;
}

function text(value: JsonValue | undefined): string {
  if (typeof value !== "string") throw new StreamError("the stream sent something else where text belongs");
  return value;
}

function parsed(json: string): JsonValue {
  try {
    const value: JsonValue = JSON.parse(json);
    return value;
  } catch {
    return null;
  }
}
