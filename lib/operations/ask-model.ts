import "server-only";
import type { JsonValue } from "@/lib/core/json";
import type { StepPorts } from "@/lib/engine/handler";
import type { Message, ModelRequest, ModelTool } from "@/lib/model/port";
import type { ModelCall } from "@/lib/spec/spec";
import { resolveTemplate } from "@/lib/template/resolve";

/** A text field of a prompt with its references filled in: values that are no text go in as JSON. */
export async function promptText(template: string, step: StepPorts): Promise<string> {
  const value = await resolveTemplate(template, step.lookup);
  return typeof value === "string" ? value : JSON.stringify(value, null, 2);
}

/** What the model is asked, from a node's settings. */
export function requestOf(
  call: ModelCall,
  step: StepPorts,
  ask: { system: string | null; messages: Message[]; schema: JsonValue | null; tools?: ModelTool[] },
): ModelRequest {
  return {
    model: step.model ?? call.model,
    system: ask.system,
    messages: ask.messages,
    maxOutputTokens: call.maxOutputTokens,
    effort: call.effort,
    thinking: call.thinking,
    outputSchema: ask.schema,
    ...(ask.tools === undefined ? {} : { tools: ask.tools }),
  };
}

/** A value within a prompt. It is fenced, so that words in it are not taken for instructions. */
export function dataText(name: string, value: JsonValue): string {
  return `<${name}>\n${typeof value === "string" ? value : JSON.stringify(value, null, 2)}\n</${name}>`;
}
