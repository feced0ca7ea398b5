import { createHash } from "node:crypto";
import { canonicalJson, isObject, type JsonValue } from "@/lib/core/json";
import type { Start } from "@/lib/engine/decision";
import type { StepPorts } from "@/lib/engine/handler";
import { holdersOf } from "@/lib/engine/scope";
import type { Part } from "@/lib/spec/spec";
import { expressionReferences } from "@/lib/template/expression-references";
import { follow, printReference, type Reference } from "@/lib/template/reference";
import { referencesOf } from "@/lib/template/references";

/** What a result depends on beside its step: who answers, and the secrets that go out with its requests. */
export type Surroundings = { server: string; secrets: ReadonlyMap<string, string> };

/**
 * SHA-256 of everything that a step's result depends on: its settings, those of what it opens or hands tasks to, and the values that it
 * reads. Two steps with the same key do the same work. A name, a place in the graph and a policy are no part of it.
 */
export function resultKey(start: Start, step: Pick<StepPorts, "inputs" | "task" | "model" | "lookup">, around: Surroundings): string {
  const parts = [start.part, ...heldBy(start)];
  const references = parts.flatMap(({ work }) => referencesIn(asJson(work)));
  const content = {
    server: around.server,
    work: asJson(start.part.work),
    model: step.model,
    inside: parts.slice(1).map(({ id, parent, needs, delegateOf, work }) => asJson({ id, parent, needs, delegateOf, work })),
    inputs: takesItAll(start.part) ? step.inputs.map(({ from, value }) => ({ from, value })) : null,
    task: step.task === null ? null : asJson(step.task),
    reads: Object.fromEntries(references.map((reference) => [printReference(reference), read(reference, step, around)])),
  };
  return createHash("sha256").update(canonicalJson(content)).digest("base64url");
}

/** Works on what arrives, also where no text of its names that. */
function takesItAll({ work }: Part): boolean {
  return work.op === "join" || work.op === "choose" || work.op === "repeat";
}

/** Parts that stand inside of it, and those that take its tasks. */
function heldBy({ spec, part }: Start): Part[] {
  return spec.parts.filter((other) => holdersOf(spec, other.id).includes(part.id) || other.delegateOf.includes(part.id));
}

const longestExpression = 4_096;

/** Every text may be a template and some are expressions: one reference too many only makes the key more careful. */
function referencesIn(value: JsonValue): Reference[] {
  if (typeof value === "string")
    return value.includes("{{") ? referencesOf(value) : value.length > longestExpression ? [] : expressionReferences(value);
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  return isObject(value) ? Object.values(value).flatMap(referencesIn) : [];
}

/** A secret goes into the key as a hash: another one may give another answer. */
function read({ root, path }: Reference, step: Pick<StepPorts, "lookup">, { secrets }: Surroundings): JsonValue {
  if (root !== "secrets") return follow(step.lookup(root), path) ?? null;
  const secret = secrets.get(String(path[0]));
  return secret === undefined ? null : createHash("sha256").update(secret).digest("base64url");
}

function asJson(value: object): JsonValue {
  return JSON.parse(JSON.stringify(value)) as JsonValue; // parts and tasks hold JSON only
}
