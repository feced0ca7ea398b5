import { z } from "zod";
import { jsonObject } from "@/lib/core/json";
import { graph as graphDocument } from "@/lib/graph/document";
import { runStatus } from "@/lib/trace/event";
import { listOf, pageQuery } from "@/lib/contract/list";
import { operation } from "@/lib/contract/operation";
import { word } from "@/lib/contract/word";

/** Just enough to draw a graph the size of a stamp. */
export const graphPreview = z.object({
  nodes: z.array(
    z.object({ kind: z.string(), model: z.string().nullable(), x: z.number(), y: z.number(), width: z.number(), height: z.number() }),
  ),
  /** Indexes into `nodes`. */
  edges: z.array(z.object({ from: z.number(), to: z.number(), kind: z.enum(["flow", "delegate"]) })),
});
export type GraphPreview = z.infer<typeof graphPreview>;

export const graphSummary = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  description: z.string(),
  tags: z.array(z.string()),
  nodeCount: z.number(),
  preview: graphPreview,
  publishedVersion: z.number().nullable(),
  latestVersion: z.number().nullable(),
  lastRun: z.object({ id: z.string(), number: z.number(), status: runStatus, at: z.string() }).nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
  /** When it was deleted; null: it is not in the trash. */
  deletedAt: z.string().nullable(),
});
export type GraphSummary = z.infer<typeof graphSummary>;

/** A tag, and how many graphs carry it. */
export const graphTag = z.object({ tag: z.string(), graphs: z.number() });
export type GraphTag = z.infer<typeof graphTag>;

export const graphAnswer = z.object({
  id: z.string(),
  slug: z.string(),
  /** The document itself. */
  graph: graphDocument,
  /** The number inside the ETag: what `If-Match` has to name when saving. */
  revision: z.number(),
  publishedVersion: z.number().nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type GraphAnswer = z.infer<typeof graphAnswer>;

/** Checked further by `parseGraph`, which names each problem and where it is. */
export const graphBody = jsonObject.describe("A graph document, see /schema/graph.v1.json");
/** The largest document: ten thousand nodes with prompts. */
export const maxGraphBytes = 5_000_000;

const ofGraph = { path: "/graphs/{graphId}" } as const;

const search = { text: word(200).optional(), tag: word(60).optional(), cursor: pageQuery.shape.cursor };

/** What of a page's address is a search; what is none, wrong, or given twice searches nothing. */
export function readSearch(given: Record<string, string | string[] | undefined>): z.output<z.ZodObject<typeof search>> {
  const known = Object.entries(search).flatMap(([key, field]) => {
    const read = field.safeParse(given[key]);
    return read.success && read.data !== undefined ? [[key, read.data]] : [];
  });
  return z.object(search).parse(Object.fromEntries(known));
}

export const listGraphs = operation({
  id: "listGraphs",
  method: "GET",
  path: "/graphs",
  summary: "My graphs, the last changed first",
  query: pageQuery.extend({
    ...search,
    /** What was deleted, in place of what is there. */
    trash: z.literal("true").optional(),
  }),
  answer: listOf(graphSummary),
});
export const listTags = operation({
  id: "listTags",
  method: "GET",
  path: "/tags",
  summary: "The tags of my graphs, the most used first",
  answer: z.object({ items: z.array(graphTag) }),
});
export const createGraph = operation({
  id: "createGraph",
  method: "POST",
  path: "/graphs",
  summary: "Keep a new graph; the body is the document. ?template notes which one it was made from",
  query: z.strictObject({ template: z.string().max(100).optional() }),
  body: graphBody,
  maxBytes: maxGraphBytes,
  status: 201,
  answer: graphAnswer,
});
export const getGraph = operation({ ...ofGraph, id: "getGraph", method: "GET", summary: "One graph, with its ETag", answer: graphAnswer });
export const exportGraph = operation({
  id: "exportGraph",
  method: "GET",
  path: "/graphs/{graphId}/export",
  summary: "The document as a file, with every graph that it runs inside of it",
  answer: graphDocument,
});
export const saveGraph = operation({
  ...ofGraph,
  id: "saveGraph",
  method: "PUT",
  summary: "Save the document over the one that If-Match names",
  body: graphBody,
  maxBytes: maxGraphBytes,
  ifMatch: "required",
  answer: graphAnswer,
});
export const deleteGraph = operation({
  ...ofGraph,
  id: "deleteGraph",
  method: "DELETE",
  summary: "Put a graph into the trash; ?forever ends one that is there. Its runs stay",
  query: z.strictObject({ forever: z.literal("true").optional() }),
  status: 204,
  answer: z.void(),
});
export const recoverGraph = operation({
  id: "recoverGraph",
  method: "POST",
  path: "/graphs/{graphId}/recover",
  summary: "Take a graph out of the trash",
  answer: graphAnswer,
});

/** After so many days in the trash a graph is gone. */
export const trashDays = 30;
