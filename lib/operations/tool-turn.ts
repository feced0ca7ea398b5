import "server-only";
import { StepError } from "@/lib/core/errors";
import { isObject, type JsonObject, type JsonValue } from "@/lib/core/json";
import { outputProblems } from "@/lib/model/output";
import type { Message, ModelResponse } from "@/lib/model/port";
import type { OwnTool, Toolbox } from "@/lib/operations/toolbox";

/** Carries out what the model asks of our tools, all at once, and answers it. Nothing: the service's own tools go on by themselves. */
export async function toolTurn(response: ModelResponse, { own }: Toolbox): Promise<Message[]> {
  const calls = response.content.filter(isObject).filter((block) => block["type"] === "tool_use");
  if (response.stopReason !== "tool_use" || calls.length === 0) return [];
  return [{ role: "user", content: await Promise.all(calls.map((call) => answer(call, own))) }];
}

/** A tool that fails says so to the model, which may do without it: the step goes on. */
async function answer({ id = null, name, input = null }: JsonObject, own: Toolbox["own"]): Promise<JsonValue> {
  const tool = typeof name === "string" ? own.get(name) : undefined;
  const failed = (text: string): JsonValue => ({ type: "tool_result", tool_use_id: id, content: text, is_error: true });
  if (tool === undefined) return failed(`There is no tool ${String(name)}.`);
  const problems = inputProblems(input, tool);
  if (problems.length > 0 || !isObject(input)) return failed(`The input does not fit the tool's schema. ${problems.join(" ")}`);
  try {
    return { type: "tool_result", tool_use_id: id, content: asData(tool.wire.name, await tool.run(input, String(id))) };
  } catch (thrown) {
    if (!(thrown instanceof StepError)) throw thrown;
    return failed(asData(tool.wire.name, thrown.message));
  }
}

/** Patterns are left to the server: one of a stranger's could keep the worker busy for ever. */
function inputProblems(input: JsonValue, { wire }: OwnTool): string[] {
  return outputProblems(input, withoutPatterns(wire.inputSchema));
}

function withoutPatterns(schema: JsonValue): JsonValue {
  if (Array.isArray(schema)) return schema.map(withoutPatterns);
  if (!isObject(schema)) return schema;
  const kept = Object.entries(schema).filter(
    ([key, value]) => !(key === "pattern" && typeof value === "string") && key !== "patternProperties",
  );
  return Object.fromEntries(kept.map(([key, value]) => [key, withoutPatterns(value)]));
}

const mostCharacters = 200_000;

/** Fenced, so that words in it are not taken for instructions, and so that it cannot end its own fence. */
function asData(tool: string, value: JsonValue): string {
  const whole = typeof value === "string" ? value : JSON.stringify(value, null, 2);
  const text = whole.length > mostCharacters ? `${whole.slice(0, mostCharacters)}\n[cut off: ${whole.length} characters]` : whole;
  return `<result tool="${tool}">\n${text.replaceAll("</result", "<\\/result")}\n</result>`;
}
