import { z } from "zod";
import { graphBody, maxGraphBytes } from "@/lib/contract/graphs";
import { listOf, pageQuery } from "@/lib/contract/list";
import { operation } from "@/lib/contract/operation";
import { graph as graphDocument } from "@/lib/graph/document";

/** What a run cost on average, of those that were done anew from beginning to end. Simulated ones count where there is no other. */
export const templateAverage = z.object({
  runs: z.number(),
  simulated: z.boolean(),
  costNanoUsd: z.string(),
  durationMs: z.number(),
});
export type TemplateAverage = z.infer<typeof templateAverage>;

export const templateAnswer = z.object({
  id: z.string(),
  name: z.string(),
  graph: graphDocument,
  /** Of the graphs that were made from it; null: none has run. */
  average: templateAverage.nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type TemplateAnswer = z.infer<typeof templateAnswer>;

export const listTemplates = operation({
  id: "listTemplates",
  method: "GET",
  path: "/templates",
  summary: "The templates that I saved, by name",
  query: pageQuery,
  answer: listOf(templateAnswer),
});
export const saveTemplate = operation({
  id: "saveTemplate",
  method: "POST",
  path: "/templates",
  summary: "Save a graph as a template; the body is the document. One of the same name is replaced",
  body: graphBody,
  maxBytes: maxGraphBytes,
  status: 201,
  /** `replaced`: the document that had the name before, so that it can be put back; null: none had. */
  answer: templateAnswer.extend({ replaced: graphDocument.nullable() }),
});
export const deleteTemplate = operation({
  id: "deleteTemplate",
  method: "DELETE",
  path: "/templates/{templateId}",
  summary: "Remove a template. The graphs that were made from it stay",
  status: 204,
  answer: z.void(),
});
