import { createHash } from "node:crypto";
import type { JsonObject, JsonValue } from "@/lib/core/json";
import type { Answer, Usage } from "@/lib/model/simulated/answer";
import { callMoments, ownBlock, resultMoments, webBlocks } from "@/lib/model/simulated/tool-moments";
import type { Pace } from "@/lib/model/simulated/latency";

export type Moment = { atMs: number; event: JsonObject };

/** Either as a model would, or exactly this long with so many even pieces (benchmarks). */
export type Tempo = { kind: "model"; pace: Pace; textTokens: number } | { kind: "exact"; ms: number; pieces: number };

type Head = { id: string; model: string; usage: Usage };

/** All events of a streamed answer with the moment of each, in the order of the API's grammar. */
export function timeline(answer: Answer, head: Head, tempo: Tempo): Moment[] {
  const moments: Moment[] = [];
  const at = (atMs: number, event: JsonObject) => moments.push({ atMs, event });
  at(0, { type: "message_start", message: messageShell(head) });
  at(0, { type: "ping" });
  let index = 0;
  let now = tempo.kind === "exact" ? 0 : tempo.pace.firstMs;
  if (answer.thinking !== null) {
    now = think(answer.thinking, tempo, now, index, at);
    index += 1;
  }
  for (const [n, use] of answer.web.entries()) {
    const { use: call, result } = webBlocks(use, messageKey(head), n);
    now = callMoments(call, JSON.stringify(use.input), now, callMs(JSON.stringify(use.input), tempo), index, at);
    resultMoments(result, now, index + 1, at);
    index += 2;
  }
  if (answer.text !== "") {
    now = speak(answer.text, tempo, now, index, at);
    index += 1;
  }
  for (const [n, use] of answer.uses.entries()) {
    now = callMoments(ownBlock(use, messageKey(head), n), use.json, now, callMs(use.json, tempo), index, at);
    index += 1;
  }
  const end = tempo.kind === "exact" ? tempo.ms : now;
  at(end, {
    type: "message_delta",
    delta: { stop_reason: answer.stopReason, stop_sequence: null, stop_details: answer.stopDetails, container: null },
    usage: closingUsage(head.usage),
  });
  at(end, { type: "message_stop" });
  return moments;
}

/** The message of an answer that is not streamed. */
export function wholeMessage(answer: Answer, head: Head): JsonObject {
  const thinking =
    answer.thinking === null ? [] : [{ type: "thinking", thinking: answer.thinking.text, signature: signature(answer.thinking.text) }];
  const text = answer.text === "" ? [] : [{ type: "text", text: answer.text, citations: null }];
  const web = answer.web.flatMap((use, n) => {
    const { use: call, result } = webBlocks(use, messageKey(head), n);
    return [{ ...call, input: use.input }, result];
  });
  const uses = answer.uses.map((use, n) => ({ ...ownBlock(use, messageKey(head), n), input: inputOf(use.json) }));
  return {
    ...messageShell(head),
    content: [...thinking, ...web, ...text, ...uses],
    stop_reason: answer.stopReason,
    stop_details: answer.stopDetails,
    usage: head.usage,
  };
}

/** Ids of calls are made of the message's own, so that the same answer has the same ones. */
function messageKey({ id }: Head): string {
  return id.replace(/^msg_sim_/, "");
}

function callMs(json: string, tempo: Tempo): number {
  return tempo.kind === "exact" ? 0 : (json.length / 4 / tempo.pace.tokensPerSecond) * 1_000;
}

function inputOf(json: string): JsonValue {
  try {
    const value: JsonValue = JSON.parse(json);
    return value;
  } catch {
    return {};
  }
}

function messageShell({ id, model, usage }: Head): JsonObject {
  const opening: Usage = { ...usage, output_tokens: 1, output_tokens_details: null };
  return {
    id,
    type: "message",
    role: "assistant",
    model,
    content: [],
    stop_reason: null,
    stop_sequence: null,
    stop_details: null,
    container: null,
    usage: opening,
  };
}

/** As the API: cumulative counters, without tier, speed and region. */
function closingUsage(usage: Usage): JsonObject {
  const kept = [
    "input_tokens",
    "cache_creation_input_tokens",
    "cache_read_input_tokens",
    "output_tokens",
    "output_tokens_details",
    "server_tool_use",
  ];
  return Object.fromEntries(kept.map((key) => [key, usage[key] ?? null]));
}

export type Put = (atMs: number, event: JsonObject) => void;

const silentPingMs = 5_000;

function think(thinking: { text: string; tokens: number }, tempo: Tempo, from: number, index: number, at: Put): number {
  const ms = tempo.kind === "exact" ? 0 : (thinking.tokens / tempo.pace.tokensPerSecond) * 1_000;
  at(from, { type: "content_block_start", index, content_block: { type: "thinking", thinking: "", signature: "" } });
  const pieces = words(thinking.text);
  pieces.forEach((piece, n) => {
    at(from + (ms * (n + 1)) / pieces.length, { type: "content_block_delta", index, delta: { type: "thinking_delta", thinking: piece } });
  });
  // A model that thinks in silence still shows that it is alive.
  if (pieces.length === 0) for (let quiet = silentPingMs; quiet < ms; quiet += silentPingMs) at(from + quiet, { type: "ping" });
  at(from + ms, { type: "content_block_delta", index, delta: { type: "signature_delta", signature: signature(thinking.text) } });
  at(from + ms, { type: "content_block_stop", index });
  return from + ms;
}

function speak(text: string, tempo: Tempo, from: number, index: number, at: Put): number {
  const pieces = tempo.kind === "exact" ? evenPieces(text, tempo.pieces) : words(text);
  const ms = tempo.kind === "exact" ? tempo.ms : (tempo.textTokens / tempo.pace.tokensPerSecond) * 1_000;
  at(from, { type: "content_block_start", index, content_block: { type: "text", text: "", citations: null } });
  let spoken = 0;
  pieces.forEach((piece, n) => {
    spoken += piece.length;
    const share = tempo.kind === "exact" ? (n + 1) / pieces.length : spoken / text.length;
    at(from + ms * share, { type: "content_block_delta", index, delta: { type: "text_delta", text: piece } });
  });
  at(from + ms, { type: "content_block_stop", index });
  return from + ms;
}

/** Pieces of a few words, as a model's stream brings them. */
function words(text: string): string[] {
  return text.match(/(\s*\S+){1,3}\s*/g) ?? (text === "" ? [] : [text]);
}

function evenPieces(text: string, count: number): string[] {
  const letters = [...text];
  const size = letters.length / count;
  const pieces = Array.from({ length: count }, (_, n) => letters.slice(Math.round(n * size), Math.round((n + 1) * size)).join(""));
  return pieces.filter((piece) => piece !== "");
}

/** Looks like a signature and is none. */
function signature(text: string): string {
  return createHash("sha512").update(`simulated ${text}`).digest("base64");
}
