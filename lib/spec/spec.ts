import { z } from "zod";
import { nodeId } from "@/lib/core/ids";
import { jsonObject, jsonValue } from "@/lib/core/json";

/** A text with `{{references}}`, kept as written: it is parsed when resolved (lib/template), never evaluated as code. */
const template = z.string();

/** Models by the difficulty of the work that they are for. */
export const modelTiers = z.object({ low: z.string(), medium: z.string(), high: z.string() });
export type ModelTiers = z.infer<typeof modelTiers>;

/** How to ask a model. Every default of the document is filled in: the engine decides nothing about settings. */
export const modelCall = z.object({
  model: z.string(),
  effort: z.enum(["low", "medium", "high", "xhigh", "max"]).nullable(),
  thinking: z.enum(["summarized", "omitted"]),
  maxOutputTokens: z.number().int().positive(),
  system: template.nullable(),
  prompt: template,
  /** JSON Schema of the answer; null: plain text. */
  outputSchema: jsonValue.nullable(),
  /** One model for each difficulty: which of them works is chosen when the step begins. `model` is the middle one. */
  auto: modelTiers.optional(),
});
export type ModelCall = z.infer<typeof modelCall>;

export const inputField = z.object({
  key: z.string(),
  type: z.enum(["text", "longtext", "number", "boolean", "select", "json", "file"]),
  label: z.string().nullable(),
  required: z.boolean(),
  default: jsonValue.nullable(),
  options: z.array(z.string()),
  description: z.string().nullable(),
});
export type InputField = z.infer<typeof inputField>;

/** A node that a planner may hand tasks to, as the planner is told about it. */
export const delegate = z.object({
  id: nodeId,
  name: z.string(),
  description: z.string(),
  model: z.string().nullable(),
  /** What a plan may choose from, beside `model`. */
  taskModels: z.array(z.string()),
});
export type Delegate = z.infer<typeof delegate>;

/** A request to a foreign address. Texts are templates; query, headers and body may read `secrets`. */
export const httpRequest = z.object({
  method: z.enum(["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD"]),
  url: template,
  query: z.record(z.string(), template),
  headers: z.record(z.string(), template),
  /** Any JSON with templates in its strings; null: none. */
  body: jsonValue.nullable(),
  responseAs: z.enum(["json", "text"]),
  maxBytes: z.number().int().positive(),
});
export type HttpRequest = z.infer<typeof httpRequest>;

/** A tool that a model may call while it answers. `names` null: all tools of the server. */
export const callTool = z.discriminatedUnion("type", [
  z.object({ type: z.literal("mcp"), server: z.string(), names: z.array(z.string()).nullable() }),
  z.object({ type: z.literal("web_search"), maxUses: z.number().int().positive() }),
  z.object({ type: z.literal("web_fetch"), maxUses: z.number().int().positive() }),
  z.object({ type: z.literal("http"), name: z.string(), description: z.string(), inputSchema: jsonObject, request: httpRequest }),
  z.object({
    type: z.literal("subgraph"),
    name: z.string(),
    description: z.string(),
    graph: z.string(),
    get spec(): z.ZodType<Spec> {
      return spec;
    },
  }),
]);
export type CallTool = z.infer<typeof callTool>;

/** `maxTurns`: how often the model is asked at most until it has to answer. */
export const callTools = z.object({ tools: z.array(callTool), maxTurns: z.number().int().positive() });
export type CallTools = z.infer<typeof callTools>;

const edge = z.object({ from: nodeId, port: z.string() });
export type Need = z.infer<typeof edge>;

/**
 * The closed set of operations. The engine knows these and no node kinds (C5).
 * - receive: the run's input, by key. - value: a template, resolved. - call: one model call, or a conversation with its tools. - plan: rounds of tasks for delegates.
 * - choose: the first true route, or the one that a model names, passes the value on. - join: the live inputs as one value, of all or
 *   of the first so many. - compute: JSON with templates in it, or an expression. - judge: a model's score for a value, which passes on.
 * - each: its inside once for every item of a list. - repeat: its inside until something holds. - ask: a person decides.
 * - invoke: another spec, as if it stood here. - fetch: one request to a foreign address. - tool: one call of a tool server's tool.
 */
export const operation = z.discriminatedUnion("op", [
  z.object({ op: z.literal("receive"), fields: z.array(inputField) }),
  z.object({ op: z.literal("value"), template: jsonValue }),
  z.object({
    op: z.literal("call"),
    call: modelCall,
    toolbox: callTools.optional(),
    /** Files that go with the prompt. */
    attachments: z.array(template).optional(),
  }),
  z.object({
    op: z.literal("plan"),
    call: modelCall,
    delegates: z.array(delegate),
    maxTasks: z.number().int(),
    maxRounds: z.number().int(),
    review: z.boolean().default(false),
    synthesize: z.boolean(),
  }),
  z.object({
    op: z.literal("choose"),
    /** null: by condition. */
    call: modelCall.nullable().default(null),
    routes: z.array(z.object({ key: z.string(), when: z.string(), description: z.string().default("") })),
  }),
  z.object({
    op: z.literal("join"),
    /** Starts when so many live inputs have come; null: when all that are live have. */
    count: z.number().int().positive().nullable().default(null),
    /** What becomes of those that still work for it then. */
    rest: z.enum(["cancel", "ignore"]).default("cancel"),
    shape: z.enum(["object", "list", "text"]),
    separator: z.string(),
  }),
  z.object({ op: z.literal("compute"), template: jsonValue.nullable(), expression: z.string().nullable() }),
  z.object({ op: z.literal("judge"), call: modelCall, value: template, threshold: z.number() }),
  z.object({
    op: z.literal("each"),
    items: template,
    maxItems: z.number().int(),
    concurrency: z.number().int(),
    onItemError: z.enum(["fail", "skip", "keep"]),
    result: z.array(edge),
  }),
  z.object({
    op: z.literal("repeat"),
    until: z.string(),
    maxIterations: z.number().int(),
    onLimit: z.enum(["continue", "fail"]),
    result: z.array(edge),
  }),
  z.object({
    op: z.literal("ask"),
    message: template,
    value: template,
    editable: z.boolean(),
    timeoutSeconds: z.number().nullable(),
    onTimeout: z.enum(["approve", "reject", "fail"]),
    /** A rejection leaves by its port, or fails the step where nothing is drawn there. */
    onReject: z.enum(["pass", "fail"]),
  }),
  z.object({
    op: z.literal("invoke"),
    /** For people: which graph this was. */
    graph: z.string(),
    get spec(): z.ZodType<Spec> {
      return spec;
    },
    input: z.record(z.string(), jsonValue),
  }),
  z.object({ op: z.literal("fetch"), request: httpRequest }),
  z.object({ op: z.literal("tool"), server: z.string(), tool: z.string(), arguments: jsonObject }),
]);
export type Operation = z.infer<typeof operation>;
export type OperationName = Operation["op"];
export type OperationOf<N extends OperationName> = Extract<Operation, { op: N }>;

export const stepPolicy = z.object({
  attempts: z.number().int(),
  timeoutMs: z.number(),
  idleMs: z.number(),
  onError: z.enum(["fail", "continue", "port"]),
  fallbackModels: z.array(z.string()),
  /** What the node's calls may cost in one run, and what to do when money is short. */
  maxCostNanoUsd: z.string().nullable().default(null),
  overBudget: z.enum(["stop", "fallback", "ask"]).default("stop"),
  /** What to do with a request that is longer than the model's context; left out: the step fails. */
  overContext: z.enum(["truncate", "summarize"]).optional(),
  /** A result of the same work on the same values is taken from an earlier run. */
  cacheResult: z.literal(true).optional(),
});
export type StepPolicy = z.infer<typeof stepPolicy>;

/** One executable part: what a node became. */
export const part = z.object({
  id: nodeId,
  /** For people and pictures only; nothing branches on it. */
  kind: z.string(),
  name: z.string(),
  /** The part that it stands inside of; null: the spec itself. */
  parent: nodeId.nullable().default(null),
  /** Flow edges into it, sorted by source and port; `from` its own parent: the value that its inside begins with. Empty: starts with the
   * run, unless `delegateOf` says otherwise. */
  needs: z.array(edge),
  /** Planners that may hand it tasks. Not empty: it is started by plans only. */
  delegateOf: z.array(nodeId),
  /** All ports it may leave by, `error` included where it has one. */
  ports: z.array(z.string()),
  policy: stepPolicy,
  work: operation,
});
export type Part = z.infer<typeof part>;

/** The frozen, compiled form of one graph version: the only thing that is executed. */
export const spec = z
  .object({
    format: z.literal(1),
    name: z.string(),
    input: nodeId,
    outputs: z.array(nodeId),
    limits: z.object({
      maxCostNanoUsd: z.string().nullable(),
      maxTokens: z.number().nullable(),
      maxSeconds: z.number(),
      concurrency: z.number().int(),
    }),
    /** In topological order, ties by id; delegates after everything else. */
    parts: z.array(part),
  })
  // A spec may hold others: descriptions of it refer to it by this name.
  .meta({ id: "Spec" });
export type Spec = z.infer<typeof spec>;
export type SpecLimits = Spec["limits"];
