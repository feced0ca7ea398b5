import { z } from "zod";
import { graph as graphDocument } from "@/lib/graph/document";
import { graphAnswer } from "@/lib/contract/graphs";
import { listOf, pageQuery } from "@/lib/contract/list";
import { operation } from "@/lib/contract/operation";

export const versionSummary = z.object({
  number: z.number(),
  name: z.string().nullable(),
  published: z.boolean(),
  /** Who kept it; null: it was kept before that was noted. `you`: the one who asks. */
  author: z.object({ name: z.string(), you: z.boolean() }).nullable(),
  createdAt: z.string(),
});
export type VersionSummary = z.infer<typeof versionSummary>;

export const versionAnswer = versionSummary.extend({ graphId: z.string(), graph: graphDocument });
export type VersionAnswer = z.infer<typeof versionAnswer>;

const one = { path: "/graphs/{graphId}/versions/{version}" } as const;

export const listVersions = operation({
  id: "listVersions",
  method: "GET",
  path: "/graphs/{graphId}/versions",
  summary: "The versions of a graph, newest first",
  query: pageQuery,
  answer: listOf(versionSummary),
});
export const createVersion = operation({
  id: "createVersion",
  method: "POST",
  path: "/graphs/{graphId}/versions",
  summary: "Keep the draft as a version",
  body: z.strictObject({ name: z.string().min(1).max(120).optional() }),
  maxBytes: 10_000,
  status: 201,
  answer: versionAnswer,
});
export const getVersion = operation({
  ...one,
  id: "getVersion",
  method: "GET",
  summary: "One version with its document",
  answer: versionAnswer,
});
export const publishVersion = operation({
  id: "publishVersion",
  method: "POST",
  path: "/graphs/{graphId}/versions/{version}/publish",
  summary: "Make it the version that outside callers run",
  answer: versionAnswer,
});
export const restoreVersion = operation({
  id: "restoreVersion",
  method: "POST",
  path: "/graphs/{graphId}/versions/{version}/restore",
  summary: "Make its document the draft again",
  answer: graphAnswer,
});
