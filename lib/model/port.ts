import type { JsonObject, JsonValue } from "@/lib/core/json";
import type { Usage } from "@/lib/trace/event";

/** One message of a conversation with a model, in the Messages API's shape. */
export type Message = { role: "user" | "assistant"; content: JsonValue };

/** What a call asks for. Plain JSON: it is stored with the call and hashed. */
export type ModelRequest = {
  model: string;
  system: string | null;
  messages: Message[];
  maxOutputTokens: number;
  effort: "low" | "medium" | "high" | "xhigh" | "max" | null;
  thinking: "summarized" | "omitted";
  /** JSON Schema that the answer has to satisfy, through `output_config.format`. */
  outputSchema: JsonValue | null;
  /** Tools that the model may call. Left out where there are none: the hash of a plain call stays what it was. */
  tools?: ModelTool[];
};

/** A tool of ours, or one that the service runs itself. */
export type ModelTool =
  { type: "custom"; name: string; description: string; inputSchema: JsonObject } | { type: "web_search" | "web_fetch"; maxUses: number };

/** What came back. `content` is the assistant's content blocks as they were sent, so that they can be sent back byte for byte. */
export type ModelResponse = {
  id: string;
  model: string;
  content: JsonValue[];
  stopReason: string;
  stopDetails: JsonValue | null;
};

export type ModelDelta = { channel: "text" | "thinking" | "arguments"; text: string };

/** The end of a call, told apart from its failure: usage is known and was paid in both. */
export type ModelAnswer = {
  response: ModelResponse;
  /** As reported: `message_start` and the last `message_delta` joined. */
  usage: Usage;
  requestId: string | null;
  firstTokenMs: number | null;
};

/**
 * Thrown by the port beside StepError's own fields: what is known of the cost of a call that failed.
 * `usage` is null when the provider said nothing of it.
 */
export type FailedCall = { usage: Usage | null; status: number | null; requestId: string | null };

export type CallOptions = {
  signal: AbortSignal;
  /** `x-baton-call`: <runId>/<stepId>/<attempt>/<n>. */
  callKey: string;
  /** Silence within the stream, and before it, after which the call fails with `stream_stalled`. Milliseconds. */
  idleMs: number;
  onDelta: (delta: ModelDelta) => void;
};

/** The one way to a model. Makes exactly one HTTP request per call: retries are the engine's. Throws ModelCallError. */
export type ModelPort = {
  /** Who answers: what one server has said is not taken for what another would say. */
  server: string;
  call(request: ModelRequest, options: CallOptions): Promise<ModelAnswer>;
  /** Tokens of the prompt as the provider counts them, at no cost; null where it does not say. Left out: nobody can be asked. */
  countTokens?(request: ModelRequest, signal: AbortSignal): Promise<number | null>;
};
