import { Validator } from "@cfworker/json-schema";
import { StepError } from "@/lib/core/errors";
import { isObject, type JsonValue } from "@/lib/core/json";
import { err, ok, type Result } from "@/lib/core/result";
import type { ModelResponse } from "@/lib/model/port";

/** The answer as a value: its text, or with a schema the JSON that satisfies it; else what is wrong with it. Throws where there is none. */
export function readAnswer(response: ModelResponse, schema: JsonValue | null): Result<JsonValue, string[]> {
  const text = outputText(response);
  if (schema === null) return ok(text);
  const value = parseJson(text);
  if (value === undefined) return err(["The answer is not the JSON that was asked for."]);
  const problems = outputProblems(value, schema);
  return problems.length === 0 ? ok(value) : err(problems);
}

/** The text of an answer that came to its end. A refusal and a cut answer are answers of the port, but not of the step. */
export function outputText(response: ModelResponse): string {
  switch (response.stopReason) {
    case "end_turn":
    case "stop_sequence":
      return textOf(response);
    case "refusal":
      throw new StepError("model_refused", refusal(response.stopDetails));
    case "max_tokens":
      throw new StepError("output_truncated", "The answer was cut off at the node's limit of output tokens. Raise it, or ask for less.");
    case "model_context_window_exceeded":
      throw new StepError("context_too_long", "Prompt and answer together are longer than the model's context.");
    default:
      throw new StepError("provider_failed", `The model stopped for a reason that is not understood here: ${response.stopReason}.`);
  }
}

/** The text blocks joined, whatever the stop reason. Read by type: thinking blocks may come first, and between. */
export function textOf(response: ModelResponse): string {
  return response.content
    .flatMap((block) => (isObject(block) && block["type"] === "text" && typeof block["text"] === "string" ? [block["text"]] : []))
    .join("");
}

/** Where a value does not fit its schema, one sentence each; empty: it fits. */
export function outputProblems(value: JsonValue, schema: JsonValue): string[] {
  if (schema === true || schema === false || !isObject(schema)) return schema === true ? [] : ["The schema is no schema."];
  try {
    const { valid, errors } = new Validator(schema, "2020-12", false).validate(value);
    if (valid) return [];
    const sentences = errors.map(({ instanceLocation, error }) => `${instanceLocation.replace(/^#\/?/, "") || "The answer"}: ${error}`);
    return sentences.slice(0, maxProblems);
  } catch (error) {
    return [`The schema cannot be checked: ${error instanceof Error ? error.message : String(error)}.`];
  }
}

const maxProblems = 10;

function parseJson(text: string): JsonValue | undefined {
  try {
    const value: JsonValue = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

function refusal(details: JsonValue | null): string {
  const known = details !== null && isObject(details) ? details : {};
  const category = typeof known["category"] === "string" ? ` (${known["category"]})` : "";
  const explanation = typeof known["explanation"] === "string" ? ` ${known["explanation"]}` : "";
  return `The model refused to answer${category}.${explanation}`;
}
