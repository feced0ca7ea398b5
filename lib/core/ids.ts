import { z } from "zod";

export const ownerId = z.string().min(1).max(64).brand<"OwnerId">();
export const runId = z.string().min(1).max(64).brand<"RunId">();
/** `^[a-z][a-z0-9_]{0,63}$`; reserved words are a compile problem, not a parse error. */
export const nodeId = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,63}$/)
  .brand<"NodeId">();
export const stepId = z.string().min(1).max(1_000).brand<"StepId">();
export const callId = z.string().min(1).max(1_100).brand<"CallId">();

export type OwnerId = z.infer<typeof ownerId>;
export type RunId = z.infer<typeof runId>;
export type NodeId = z.infer<typeof nodeId>;
export type StepId = z.infer<typeof stepId>;
export type CallId = z.infer<typeof callId>;

const alphabet = "0123456789abcdefghijklmnopqrstuvwxyz";

/** A new random id of 20 characters (103 bits), safe in URLs, headers and file names. */
export function newId(): string {
  let id = "";
  while (id.length < 20) {
    // 252 is the largest multiple of 36 below 256: dropping the rest keeps every letter equally likely.
    for (const byte of crypto.getRandomValues(new Uint8Array(32))) if (byte < 252 && id.length < 20) id += alphabet[byte % 36];
  }
  return id;
}

/** The step of a node at a path. Holds no `/`, because the header `x-baton-call` separates its parts by it. */
export function toStepId(node: NodeId, path: string): StepId {
  // Every decision asks this for every node: at top level a step has its node's id, which is a valid one.
  if (path === "") return node as string as StepId;
  const suffix = path.replaceAll("/", "~").replaceAll("[", "-").replaceAll("]", "");
  return stepId.parse(`${node}~${suffix}`);
}

/** A question of a step by its name there: a restart asks the same one again. */
export function toQuestionId(step: StepId, key: string): string {
  return `${step}~${key}`;
}

/** The n-th call (from 1) of an attempt (from 1) of a step. */
export function toCallId(step: StepId, attempt: number, n: number): CallId {
  return callId.parse(`${step}:${attempt}:${n}`);
}
