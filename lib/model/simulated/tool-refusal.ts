import { isObject, type JsonObject } from "@/lib/core/json";
import { blocksOf, isOwn, webTool } from "@/lib/model/simulated/offered-tools";
import { contentText, messagesOf } from "@/lib/model/simulated/content";

/** What the API refuses about tools and their results, in its words; null: nothing. */
export function toolFault(raw: JsonObject): string | null {
  return definitionFault(raw) ?? conversationFault(raw);
}

function definitionFault({ tools }: JsonObject): string | null {
  if (tools === undefined) return null;
  if (!Array.isArray(tools)) return "tools: Input should be a valid list";
  const names = new Set<string>();
  for (const [index, tool] of tools.entries()) {
    if (!isObject(tool)) return `tools.${index}: Input should be a valid dictionary`;
    const fault = isOwn(tool) ? ownFault(tool, `tools.${index}.custom`) : webFault(tool, `tools.${index}`);
    if (fault !== null) return fault;
    if (names.has(String(tool["name"]))) return "tools: Tool names must be unique.";
    names.add(String(tool["name"]));
  }
  return null;
}

function ownFault({ name, input_schema: schema }: JsonObject, at: string): string | null {
  if (typeof name !== "string" || !/^[a-zA-Z0-9_-]{1,128}$/.test(name))
    return `${at}.name: String should match pattern '^[a-zA-Z0-9_-]{1,128}$'`;
  if (!isObject(schema)) return `${at}.input_schema: Field required`;
  if (schema["type"] !== "object") return `${at}.input_schema.type: Input should be 'object'`;
  const mixed = ["oneOf", "allOf", "anyOf"].some((key) => Object.hasOwn(schema, key));
  return mixed ? `${at}.input_schema: input_schema does not support oneOf, allOf, or anyOf at the top level` : null;
}

function webFault(tool: JsonObject, at: string): string | null {
  const [name] = webTool(tool);
  if (name === undefined) return `${at}: Input tag '${String(tool["type"])}' found using 'type' does not match any of the expected tags`;
  if (tool["name"] !== name) return `${at}.${name}.name: Input should be '${name}'`;
  const uses = tool["max_uses"];
  return uses == null || (typeof uses === "number" && uses > 0) ? null : `${at}.${name}.max_uses: Input should be greater than 0`;
}

/** Each call of a tool is answered in the very next message, and nothing else is. */
function conversationFault(raw: JsonObject): string | null {
  const messages = messagesOf(raw).map((message) => blocksOf(message["content"]));
  const idsOf = (blocks: JsonObject[] | undefined, type: string, key: string) =>
    (blocks ?? []).filter((block) => block["type"] === type).map((block) => String(block[key]));
  for (const [index, blocks] of messages.entries()) {
    const asked = idsOf(blocks, "tool_use", "id");
    const answered = new Set(idsOf(messages[index + 1], "tool_result", "tool_use_id"));
    const open = asked.find((id) => !answered.has(id));
    if (open !== undefined)
      return `messages.${index}: \`tool_use\` ids were found without \`tool_result\` blocks immediately after: ${open}. Each \`tool_use\` block must have a corresponding \`tool_result\` block in the next message.`;
    const before = new Set(idsOf(messages[index - 1], "tool_use", "id"));
    const stray = idsOf(blocks, "tool_result", "tool_use_id").find((id) => !before.has(id));
    if (stray !== undefined)
      return `messages.${index}.content.0: unexpected \`tool_use_id\` found in \`tool_result\` blocks: ${stray}. Each \`tool_result\` block must have a corresponding \`tool_use\` block in the previous message.`;
    if (blocks.some((block) => block["is_error"] === true && contentText(block["content"]) === ""))
      return `messages.${index}.content.0.tool_result: content cannot be empty if \`is_error\` is true`;
    if (asked.length > 0 && raw["tools"] === undefined)
      return "Requests which include `tool_use` or `tool_result` blocks must define tools";
  }
  return null;
}
