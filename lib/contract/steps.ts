import { z } from "zod";
import { jsonValue } from "@/lib/core/json";
import { stepFailure } from "@/lib/core/errors";
import { nanoUsd } from "@/lib/core/nano-usd";
import { usage } from "@/lib/trace/event";
import { tokens } from "@/lib/trace/numbers";
import { task } from "@/lib/trace/task";
import { givenAnswer } from "@/lib/contract/questions";
import { operation } from "@/lib/contract/operation";
import { runStep } from "@/lib/contract/runs";

const time = z.string();

export const callAnswer = z.object({
  id: z.string(),
  attempt: z.number(),
  n: z.number(),
  sort: z.enum(["model", "tool", "http"]),
  model: z.string().nullable(),
  server: z.string().nullable(),
  tool: z.string().nullable(),
  host: z.string().nullable(),
  status: z.enum(["open", "finished", "failed", "lost"]),
  /** As it was sent: model, system, messages … */
  request: jsonValue,
  response: jsonValue,
  text: z.string(),
  thinking: z.string(),
  arguments: z.string(),
  withdrawn: z.string().nullable(),
  startedAt: time,
  endedAt: time.nullable(),
  durationMs: z.number().nullable(),
  firstTokenMs: z.number().nullable(),
  stopReason: z.string().nullable(),
  requestId: z.string().nullable(),
  usage: usage.nullable(),
  tokens,
  /** null: unpriced, or not known yet while the call is open. */
  costNanoUsd: nanoUsd.nullable(),
  reservedNanoUsd: nanoUsd,
  lost: z.object({ minNanoUsd: nanoUsd, maxNanoUsd: nanoUsd }).nullable(),
  priceTable: z.string().nullable(),
  recorded: z.boolean(),
  error: stepFailure.nullable(),
});
export type CallAnswer = z.infer<typeof callAnswer>;

export const attemptAnswer = z.object({
  attempt: z.number(),
  continues: z.number().nullable(),
  startedAt: time,
  endedAt: time.nullable(),
  error: stepFailure.nullable(),
  waitMs: z.number().nullable(),
});

/** All of a step, big values loaded. */
export const stepAnswer = runStep.extend({
  runId: z.string(),
  input: jsonValue,
  output: jsonValue,
  /** What a container began its turns with; null: it is none, or a loop. */
  items: jsonValue,
  /** The prompt of the last model call, with its references filled in; null: it made none. */
  prompt: z.object({ system: z.string().nullable(), messages: z.array(z.object({ role: z.string(), content: jsonValue })) }).nullable(),
  attempts: z.array(attemptAnswer),
  calls: z.array(callAnswer),
  plans: z.array(z.object({ round: z.number(), tasks: z.array(task), refused: z.array(z.array(z.string())) })),
  route: z.object({ key: z.string(), reason: z.string(), by: z.enum(["condition", "model", "else"]) }).nullable(),
  /** What it asked people, and the answers that it got. */
  questions: z.array(z.object({ id: z.string(), value: jsonValue, answer: givenAnswer.nullable() })),
  /** How its model was chosen; null: its settings name it. */
  choice: z.object({ model: z.string(), difficulty: z.string().nullable(), reasons: z.array(z.string()) }).nullable(),
});
export type StepAnswer = z.infer<typeof stepAnswer>;

export const getStep = operation({
  id: "getStep",
  method: "GET",
  path: "/runs/{runId}/steps/{stepId}",
  summary: "Full input, prompt, output, calls and attempts of a step",
  answer: stepAnswer,
});
