import { z } from "zod";
import { jsonValue } from "@/lib/core/json";
import { mostUsd } from "@/lib/core/nano-usd";

/** Format version of the documents that this build reads and writes. */
export const formatVersion = 1;

export const position = z.strictObject({ x: z.number(), y: z.number() });
export const size = z.strictObject({ width: z.number(), height: z.number() });

export const limits = z.strictObject({
  maxCostUsd: z.number().positive().max(mostUsd).optional(),
  maxTokens: z.number().int().positive().optional(),
  maxSeconds: z.number().int().positive().optional(),
  concurrency: z.number().int().min(1).max(256).optional(),
});

export const policy = z.strictObject({
  retry: z.strictObject({ attempts: z.number().int().min(1).max(10).optional() }).optional(),
  timeoutSeconds: z.number().positive().max(86_400).optional(),
  idleSeconds: z.number().positive().max(3_600).optional(),
  onError: z.enum(["fail", "continue", "port"]).optional(),
  fallbackModels: z.array(z.string()).max(5).optional(),
  overBudget: z.enum(["stop", "fallback", "ask"]).optional(),
  overContext: z.enum(["fail", "truncate", "summarize"]).optional(),
  maxCostUsd: z.number().positive().max(mostUsd).optional(),
  cacheResult: z.boolean().optional(),
});

/** A node of any kind: unknown kinds are kept and drawn (G8); `config` is checked by the kind's own schema. */
export const graphNode = z.strictObject({
  id: z.string(),
  kind: z.string(),
  name: z.string().max(200),
  description: z.string().max(4_000).optional(),
  position: position.optional(),
  size: size.optional(),
  parent: z.string().optional(),
  policy: policy.optional(),
  config: z.record(z.string(), jsonValue),
});

/** Unlike elsewhere the ports are optional for both kinds: an edge whose port went away stays in the document (G4). */
export const graphEdge = z.strictObject({
  id: z.string(),
  kind: z.enum(["flow", "delegate"]),
  source: z.string(),
  sourcePort: z.string().optional(),
  target: z.string(),
  targetPort: z.string().optional(),
});

export const graph = z.strictObject({
  $schema: z.string().optional(),
  version: z.literal(formatVersion),
  name: z.string().max(200),
  description: z.string().max(4_000).optional(),
  tags: z.array(z.string().max(60)).max(20).optional(),
  nodes: z.array(graphNode).max(10_000),
  edges: z.array(graphEdge).max(40_000),
  limits: limits.optional(),
  subgraphs: z.record(z.string(), jsonValue).optional(),
});

export type Graph = z.infer<typeof graph>;
export type GraphNode = z.infer<typeof graphNode>;
export type GraphEdge = z.infer<typeof graphEdge>;
export type Limits = z.infer<typeof limits>;
export type Policy = z.infer<typeof policy>;
export type Position = z.infer<typeof position>;
