import { z } from "zod";
import { jsonObject, jsonValue } from "@/lib/core/json";
import { carriedRun } from "@/lib/contract/carried-run";
import { operation } from "@/lib/contract/operation";
import { startedAnswer } from "@/lib/contract/runs";
import { shareShow, type ShareShow } from "@/lib/contract/shares";

/**
 * A run as a file: everything that is needed to look at it and play it back elsewhere. It is untrusted data like a graph; ids inside
 * are never used as database ids, and sums are counted from the events.
 */
export const runFile = z.strictObject({
  format: z.literal("baton.run"),
  version: z.literal(1),
  name: z.string().max(200),
  title: z.string().max(200),
  simulated: z.boolean(),
  specHash: z.string().max(128),
  /** The document as it ran, and what it was compiled to: both are parsed by their own schemas. */
  graph: jsonObject,
  spec: jsonObject,
  /** In order of their numbers, up to `run.finished`; parsed one by one. */
  events: z.array(jsonObject).min(2).max(200_000),
  /** What events refer to, by id. */
  payloads: z.record(z.string().max(100), jsonValue),
});
export type RunFile = z.infer<typeof runFile>;

const part = shareShow.keyof();

/** `prompts,outputs`: what a saved page shows; left out: what a new link would. */
const shown = z
  .string()
  .regex(new RegExp(`^((${part.options.join("|")})(,(?!$)|$))*$`), `Parts are ${part.options.join(", ")}, with commas between them.`)
  .transform((text): ShareShow => {
    const parts = new Set(text.split(","));
    return { prompts: parts.has("prompts"), inputs: parts.has("inputs"), outputs: parts.has("outputs"), costs: parts.has("costs") };
  });

export const exportRun = operation({
  id: "exportRun",
  method: "GET",
  path: "/runs/{runId}/export",
  summary: "An ended run as a file (*.baton-run.json); `as=html`: as a page that needs no server and carries that file",
  query: z.strictObject({ as: z.enum(["json", "html"]).default("json"), show: shown.optional() }),
  media: "application/json",
  answer: runFile,
});
export const importRun = operation({
  id: "importRun",
  method: "POST",
  path: "/runs/import",
  summary: "Keep a run file as a run of mine; nothing is executed",
  body: runFile,
  alsoTakes: { type: "text/html", jsonIn: carriedRun },
  maxBytes: 50_000_000,
  status: 201,
  answer: startedAnswer,
});
