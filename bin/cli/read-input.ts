import { isObject, type JsonObject } from "@/lib/core/json";
import { checkRunInput } from "@/lib/runtime/run-graph";
import type { Spec } from "@/lib/spec/spec";
import type { Command } from "./command";
import { Refusal } from "./exit";
import { parseJson, readJsonFile } from "./read-document";

/** The run's input from the command line or a file. Throws a Refusal with every complaint. */
export function readInput({ input, inputFile }: Extract<Command, { name: "run" }>): JsonObject {
  const value = inputFile === null ? parseJson(input ?? "{}", "--input") : readJsonFile(inputFile);
  if (isObject(value)) return value;
  throw new Refusal(`The input has to be an object with an entry for each field, such as --input '{"topic": "Heat pumps"}'.`);
}

export function refuseBadInput(spec: Spec, input: JsonObject): void {
  const checked = checkRunInput(spec, input);
  if (checked.ok) return;
  const lines = checked.error.map(({ field, message }) => `input ${field || "-"}: ${message}`);
  throw new Refusal(lines.join("\n"));
}
