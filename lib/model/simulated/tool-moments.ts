import type { JsonObject } from "@/lib/core/json";
import type { ToolUse, WebUse } from "@/lib/model/simulated/answer";
import type { Put } from "@/lib/model/simulated/timeline";

/** A block with its input in pieces, as the API streams it: the first piece is empty. */
export function callMoments(block: JsonObject, json: string, from: number, ms: number, index: number, at: Put): number {
  at(from, { type: "content_block_start", index, content_block: { ...block, input: {} } });
  const pieces = ["", ...(json.match(/[\s\S]{1,16}/g) ?? [])];
  pieces.forEach((piece, n) => {
    const delta = { type: "input_json_delta", partial_json: piece };
    at(from + (ms * n) / pieces.length, { type: "content_block_delta", index, delta });
  });
  at(from + ms, { type: "content_block_stop", index });
  return from + ms;
}

/** What a tool of the service found comes whole. */
export function resultMoments(block: JsonObject, from: number, index: number, at: Put): void {
  at(from, { type: "content_block_start", index, content_block: block });
  at(from, { type: "content_block_stop", index });
}

export function ownBlock({ name }: ToolUse, message: string, n: number): JsonObject {
  return { type: "tool_use", id: `toolu_sim_${message}${n}`, name, caller: { type: "direct" } };
}

export function webBlocks({ name, content }: WebUse, message: string, n: number): { use: JsonObject; result: JsonObject } {
  const id = `srvtoolu_sim_${message}${n}`;
  const caller = { type: "direct" };
  return { use: { type: "server_tool_use", id, name, caller }, result: { type: `${name}_tool_result`, tool_use_id: id, caller, content } };
}
