import { z } from "zod";
import { isStorableTime } from "@/lib/core/storable-time";
import { graph as graphDocument } from "@/lib/graph/document";
import { graphAnswer } from "@/lib/contract/graphs";
import { listOf, pageQuery } from "@/lib/contract/list";
import { operation } from "@/lib/contract/operation";
import { eventsQuery, runAnswer } from "@/lib/contract/runs";
import { stepAnswer } from "@/lib/contract/steps";

/** What the owner shows. Left out means hidden, except for outputs and costs. */
export const shareShow = z.strictObject({
  prompts: z.boolean().default(false),
  inputs: z.boolean().default(false),
  outputs: z.boolean().default(true),
  costs: z.boolean().default(true),
});
export type ShareShow = z.infer<typeof shareShow>;

const end = z.iso.datetime({ offset: true }).refine((text) => isStorableTime(Date.parse(text)), "Give a time of the years 2 to 9998.");
const shareBody = z.strictObject({ expiresAt: end.nullable().optional(), show: shareShow.optional() });

export const shareAnswer = z.object({
  id: z.string(),
  token: z.string(),
  url: z.string(),
  graphId: z.string().nullable(),
  runId: z.string().nullable(),
  expiresAt: z.string().nullable(),
  show: shareShow,
  createdAt: z.string(),
});
export type ShareAnswer = z.infer<typeof shareAnswer>;

const created = { body: shareBody, maxBytes: 10_000, status: 201, answer: shareAnswer } as const;
const listed = { query: pageQuery, answer: listOf(shareAnswer) } as const;

export const listGraphShares = operation({
  ...listed,
  id: "listGraphShares",
  method: "GET",
  path: "/graphs/{graphId}/shares",
  summary: "Links to this graph",
});
export const shareGraph = operation({
  ...created,
  id: "shareGraph",
  method: "POST",
  path: "/graphs/{graphId}/shares",
  summary: "Make a link to this graph",
});
export const listRunShares = operation({
  ...listed,
  id: "listRunShares",
  method: "GET",
  path: "/runs/{runId}/shares",
  summary: "Links to this run",
});
export const shareRun = operation({
  ...created,
  id: "shareRun",
  method: "POST",
  path: "/runs/{runId}/shares",
  summary: "Make a link to this run",
});
export const revokeShare = operation({
  id: "revokeShare",
  method: "DELETE",
  path: "/shares/{shareId}",
  summary: "End a link at once",
  status: 204,
  answer: z.void(),
});

/**
 * What a stranger sees. Hidden values are replaced before they leave the server, by `{"$hidden": true}` or by the word that
 * `hiddenText` holds, see lib/contract/hidden.ts.
 */
export const sharedAnswer = z.object({
  /** The token's page: `/s/{token}`. */
  url: z.string(),
  name: z.string(),
  sharedBy: z.string(),
  createdAt: z.string(),
  expiresAt: z.string().nullable(),
  show: shareShow,
  graph: graphDocument,
  /** null: only the graph is shared. */
  run: runAnswer.nullable(),
});
export type SharedAnswer = z.infer<typeof sharedAnswer>;

const open = { access: "share" } as const;

export const getShared = operation({
  ...open,
  id: "getShared",
  method: "GET",
  path: "/shared/{token}",
  summary: "What a link shows",
  answer: sharedAnswer,
});
export const streamSharedEvents = operation({
  ...open,
  id: "streamSharedEvents",
  method: "GET",
  path: "/shared/{token}/events",
  summary: "The shared run's events, without what is hidden",
  query: eventsQuery,
  media: "text/event-stream",
  answer: z.unknown(),
});
export const getSharedStep = operation({
  ...open,
  id: "getSharedStep",
  method: "GET",
  path: "/shared/{token}/steps/{stepId}",
  summary: "A step of the shared run, without what is hidden",
  answer: stepAnswer,
});
export const getSharedFile = operation({
  ...open,
  id: "getSharedFile",
  method: "GET",
  path: "/shared/{token}/file",
  summary: "The shared graph as a file (*.baton.json)",
  media: "application/json",
  answer: graphDocument,
});
export const getSharedPicture = operation({
  ...open,
  id: "getSharedPicture",
  method: "GET",
  path: "/shared/{token}/picture",
  summary: "A picture of what a link shows, for where it is pasted",
  media: "image/png",
  answer: z.unknown(),
});
export const duplicateShared = operation({
  id: "duplicateShared",
  method: "POST",
  path: "/shared/{token}/duplicate",
  summary: "Copy the shared graph into my own space",
  status: 201,
  answer: graphAnswer,
});
