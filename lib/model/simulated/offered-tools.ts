import { isObject, type JsonObject, type JsonValue } from "@/lib/core/json";
import { contentText, messagesOf, object } from "@/lib/model/simulated/content";

/** A tool that whoever asks carries out. */
export type OfferedTool = { name: string; description: string; schema: JsonObject };
export type WebTool = "web_search" | "web_fetch";
/** What came back of a call. */
export type ToolResult = { name: string; text: string; failed: boolean };

export type Offered = {
  own: OfferedTool[];
  web: WebTool[];
  /** Turns of calls so far. */
  rounds: number;
  results: ToolResult[];
  /** The conversation ends with a turn that was paused: it goes on where it stopped. */
  paused: boolean;
};

/** What a request says about tools, and what was done with them so far. */
export function offeredTools(raw: JsonObject): Offered {
  const tools = (Array.isArray(raw["tools"]) ? raw["tools"] : []).filter(isObject);
  const choice = object(raw["tool_choice"])?.["type"];
  const messages = messagesOf(raw);
  const blocks = messages.flatMap((message) => blocksOf(message["content"]));
  const uses = blocks.filter((block) => block["type"] === "tool_use");
  return {
    own: choice === "none" ? [] : tools.filter(isOwn).map(toOffered),
    web: choice === "none" ? [] : tools.flatMap(webTool),
    rounds: messages.filter((message) => blocksOf(message["content"]).some((block) => block["type"] === "tool_use")).length,
    results: blocks.filter((block) => block["type"] === "tool_result").map((block) => toResult(block, uses)),
    paused: messages.at(-1)?.["role"] === "assistant",
  };
}

export function blocksOf(content: JsonValue | undefined): JsonObject[] {
  return Array.isArray(content) ? content.filter(isObject) : [];
}

export function isOwn(tool: JsonObject): boolean {
  return tool["type"] === undefined || tool["type"] === null || tool["type"] === "custom";
}

/** The service dates the versions of its tools. */
export function webTool(tool: JsonObject): WebTool[] {
  const name = /^(web_search|web_fetch)_\d{8}$/.exec(String(tool["type"]))?.[1];
  return name === "web_search" || name === "web_fetch" ? [name] : [];
}

function toOffered({ name, description, input_schema: schema }: JsonObject): OfferedTool {
  return { name: String(name), description: typeof description === "string" ? description : "", schema: object(schema) ?? {} };
}

function toResult(block: JsonObject, uses: JsonObject[]): ToolResult {
  const use = uses.find(({ id }) => id === block["tool_use_id"]);
  // A fence around the result is the asker's, not the tool's.
  const text = contentText(block["content"]).replace(/^<(\w+)[^>]*>\n?([\s\S]*?)\n?<\/\1>$/, "$2");
  return { name: String(use?.["name"] ?? "tool"), text, failed: block["is_error"] === true };
}
