import { knownModels } from "@/lib/model/known-models";

export type Effort = "low" | "medium" | "high" | "xhigh" | "max";
export type Tier = "think" | "plan" | "exec";

/** How a model treats the request's `thinking` field. */
export type ThinkingRules = {
  /** Whether it thinks when the field is absent. */
  whenAbsent: boolean;
  adaptive: boolean;
  /** `{type: "enabled", budget_tokens}`. */
  budget: boolean;
  /** Efforts at which `{type: "disabled"}` is accepted; empty: thinking cannot be turned off. */
  disabledAt: Effort[];
  /** Efforts at which `{type: "between_tools"}` is accepted. */
  betweenToolsAt: Effort[];
};

/** What one model is and accepts. Data of a day, not a promise: the service has the last word. */
export type ModelEntry = {
  id: string;
  /** Other names of the same pinned model. */
  aliases: string[];
  label: string;
  line: "haiku" | "sonnet" | "opus" | "fable" | "mythos";
  tier: Tier;
  /** `current` is the line-up to offer first. `restricted` needs an agreement with the vendor. */
  status: "current" | "listed" | "restricted" | "deprecated" | "retired";
  contextTokens: number;
  maxOutputTokens: number;
  /** Accepted values of `output_config.effort`; empty: the field is refused. */
  efforts: Effort[];
  defaultEffort: Effort | null;
  thinking: ThinkingRules;
  structuredOutput: boolean;
  forcedToolChoice: boolean;
  prefill: boolean;
  fastMode: boolean;
  minCacheableTokens: number;
  /** The day (UTC) from which it is gone, where one is announced. */
  retiresAt: string | null;
};

export type ModelCatalogue = { asOf: string; source: string; models: ModelEntry[] };

/** Entry by id or alias; undefined for a model that no table knows, which is no error: the list is older than the service. */
export function findModel(catalogue: ModelCatalogue, id: string): ModelEntry | undefined {
  return catalogue.models.find((model) => model.id === id || model.aliases.includes(id));
}

/** Whether the model can no longer be called on this day. */
export function isRetired(model: ModelEntry, today: Date): boolean {
  return model.retiresAt !== null && today.toISOString().slice(0, 10) >= model.retiresAt;
}

/** What new nodes start with, by the work they do. */
export const defaultModels = { plan: "claude-sonnet-5-5", exec: "claude-haiku-5-5", think: "claude-opus-5-5" } as const satisfies Record<
  Tier,
  string
>;

export const catalogue: ModelCatalogue = {
  asOf: "2026-11-22",
  source: "Anthropic model documentation, and the types of @anthropic-ai/sdk 1.12.0",
  models: knownModels,
};
