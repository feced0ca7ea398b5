import { z } from "zod";
import { operation } from "@/lib/contract/operation";

/** Whole nano-dollars for each token. */
const rates = z.object({
  input: z.number(),
  output: z.number(),
  cacheRead: z.number(),
  cacheWrite5m: z.number(),
  cacheWrite1h: z.number(),
});

export const modelAnswer = z.object({
  id: z.string(),
  aliases: z.array(z.string()),
  label: z.string(),
  tier: z.enum(["think", "plan", "exec"]),
  status: z.string(),
  contextTokens: z.number(),
  maxOutputTokens: z.number(),
  efforts: z.array(z.string()),
  defaultEffort: z.string().nullable(),
  /** The day (UTC) from which it is gone. */
  retiresAt: z.string().nullable(),
  /** What it costs today, by length of the prompt in tokens; null: unpriced. */
  price: z.object({ table: z.string(), from: z.string(), tiers: z.array(z.object({ upTo: z.number().nullable(), rates })) }).nullable(),
});
export type ModelAnswer = z.infer<typeof modelAnswer>;

export const modelsAnswer = z.object({
  /** Which server is asked. `simulated`: the built-in one, which spends nothing. */
  provider: z.object({ name: z.string(), simulated: z.boolean(), message: z.string().nullable() }),
  /** The catalogue's day and source. */
  asOf: z.string(),
  source: z.string(),
  items: z.array(modelAnswer),
});
export type ModelsAnswer = z.infer<typeof modelsAnswer>;

export const listModels = operation({
  id: "listModels",
  method: "GET",
  path: "/models",
  summary: "Known models, what each accepts, and prices with their date",
  answer: modelsAnswer,
});
