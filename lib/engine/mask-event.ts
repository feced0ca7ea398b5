import { isObject, type JsonValue } from "@/lib/core/json";
import type { Mask } from "@/lib/engine/mask";
import type { EventBody } from "@/lib/trace/event";

type Field = { [T in EventBody["type"]]: keyof Extract<EventBody, { type: T }> }[EventBody["type"]];

/**
 * Ids and words of ours, by which a run goes on: a secret that equals one of them must not change it. All other fields hold what people,
 * models and tools wrote, and so does a new one until it stands here.
 */
const ours: ReadonlySet<string> = new Set<Field>([
  ...(["type", "stepId", "nodeId", "callId", "questionId", "questionIds", "parentId", "taskId", "graphId", "path", "worker"] as const),
  ...(["status", "kind", "sort", "channel", "decision", "by", "action", "handledBy", "why", "onTimeout", "livePorts", "route"] as const),
  ...(["model", "server", "tool", "specHash", "requestHash", "priceTable", "stopReason", "limit", "limits", "tags", "from"] as const),
  ...(["until", "expiresAt", "tokens", "usage", "lost", "costNanoUsd", "savedNanoUsd", "reservedNanoUsd", "minNanoUsd"] as const),
  ...(["maxNanoUsd", "maxCostNanoUsd", "neededNanoUsd", "leftNanoUsd", "budgetLeftNanoUsd"] as const),
]);

/** In an error and a task, what people read. Their codes and ids stay. */
const words: ReadonlySet<string> = new Set(["message", "title", "objective", "expectedOutput"]);

/** The event with the names of secrets in place of their values. */
export function maskEvent<T extends EventBody>(body: T, mask: Mask): T {
  const fields = Object.entries(body).map(([field, value]) => [field, masked(body, field, value as JsonValue, mask)]);
  return Object.fromEntries(fields) as T; // the same fields, strings for strings
}

function masked(body: EventBody, field: string, value: JsonValue | undefined, mask: Mask): JsonValue | undefined {
  if (value === undefined || ours.has(field)) return value;
  if (field === "error") return maskWords(value, mask);
  if (field === "tasks" && Array.isArray(value)) return value.map((task) => maskWords(task, mask));
  if (field === "reason") return body.type === "route.chosen" ? mask.text(body.reason) : value;
  if (field === "origin" && isObject(value)) return { ...value, outputs: maskValues(value["outputs"] ?? {}, mask) };
  if (field === "pins") return maskValues(value, mask);
  return mask.json(value);
}

function maskWords(value: JsonValue, mask: Mask): JsonValue {
  return isObject(value) ? mapValues(value, (item, key) => (words.has(key) ? mask.json(item) : item)) : value;
}

/** Values by step or node: the ids stay. */
function maskValues(value: JsonValue, mask: Mask): JsonValue {
  return isObject(value) ? mapValues(value, (item) => mask.json(item)) : value;
}

function mapValues(object: { [key: string]: JsonValue }, change: (item: JsonValue, key: string) => JsonValue): JsonValue {
  return Object.fromEntries(Object.entries(object).map(([key, item]) => [key, change(item, key)]));
}
