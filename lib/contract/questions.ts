import { z } from "zod";
import { jsonValue } from "@/lib/core/json";
import { listOf, pageQuery } from "@/lib/contract/list";
import { operation } from "@/lib/contract/operation";

const time = z.string();
const decision = z.enum(["approve", "reject"]);

/** What a plan may be changed to: the compiler's settings of its planner. */
const planRules = z.object({
  maxTasks: z.number(),
  /** Ids of tasks of earlier rounds: no task may have one of them again. */
  taken: z.array(z.string()),
  delegates: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      model: z.string().nullable(),
      taskModels: z.array(z.string()),
      /** What one of its tasks is likely to cost and take, by its model (null: its own). Empty: it asks no model itself. */
      likely: z.array(z.object({ model: z.string().nullable(), costNanoUsd: z.string(), durationMs: z.number() })),
    }),
  ),
});

/** How a question was answered. */
export const givenAnswer = z.object({ decision, value: jsonValue.optional(), by: z.enum(["person", "timeout"]), at: time });
export type GivenAnswer = z.infer<typeof givenAnswer>;

/** What a run asks people, with what a page needs to show it without the run. */
export const question = z.object({
  id: z.string(),
  kind: z.enum(["approval", "plan"]),
  runId: z.string(),
  runNumber: z.number(),
  graphName: z.string(),
  stepId: z.string(),
  nodeId: z.string(),
  nodeName: z.string(),
  nodeKind: z.string(),
  message: z.string(),
  /** Of a plan: `{tasks}`. */
  value: jsonValue,
  editable: z.boolean(),
  createdAt: time,
  expiresAt: time.nullable(),
  /** What it comes to when nobody answers in time. */
  onTimeout: decision.nullable(),
  plan: planRules.nullable(),
  /** null: still open. */
  answer: givenAnswer.nullable(),
});
export type QuestionAnswer = z.infer<typeof question>;
export type PlanRules = z.infer<typeof planRules>;

export const listQuestions = operation({
  id: "listQuestions",
  method: "GET",
  path: "/questions",
  summary: "Questions that wait for me, of all runs, newest first",
  query: pageQuery,
  answer: listOf(question),
});
export const listRunQuestions = operation({
  id: "listRunQuestions",
  method: "GET",
  path: "/runs/{runId}/questions",
  summary: "What a run asks and asked, newest first",
  query: pageQuery,
  answer: listOf(question),
});
export const answerQuestion = operation({
  id: "answerQuestion",
  method: "POST",
  path: "/runs/{runId}/questions/{questionId}",
  summary: "Answer a question; the same answer again changes nothing",
  body: z.strictObject({
    decision,
    /** In place of what was asked about. */
    value: jsonValue.optional(),
  }),
  maxBytes: 2_000_000,
  answer: z.object({ id: z.string(), runId: z.string(), decision, value: jsonValue }),
});
