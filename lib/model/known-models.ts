import type { Effort, ModelEntry, ThinkingRules } from "@/lib/model/catalogue";

const allEfforts: Effort[] = ["low", "medium", "high", "xhigh", "max"];
const upToHigh: Effort[] = ["low", "medium", "high"];
const noXhigh: Effort[] = ["low", "medium", "high", "max"];

const alwaysOn: ThinkingRules = { whenAbsent: true, adaptive: true, budget: false, disabledAt: [], betweenToolsAt: [] };
const adaptiveOrOff: ThinkingRules = { whenAbsent: false, adaptive: true, budget: false, disabledAt: allEfforts, betweenToolsAt: [] };
const adaptiveOrBudget: ThinkingRules = { ...adaptiveOrOff, budget: true };
const budgetOnly: ThinkingRules = { whenAbsent: false, adaptive: false, budget: true, disabledAt: allEfforts, betweenToolsAt: [] };

/** The 5.x line-up; older entries say how they differ. */
const common = {
  aliases: [] as string[],
  contextTokens: 1_000_000,
  maxOutputTokens: 128_000,
  efforts: allEfforts,
  structuredOutput: true,
  prefill: false,
  fastMode: false,
  minCacheableTokens: 512,
  retiresAt: null,
};
const five = { ...common, status: "current" as const, forcedToolChoice: false };
const listed = { ...common, status: "listed" as const, forcedToolChoice: true, defaultEffort: "high" as const };
const small = {
  ...listed,
  contextTokens: 200_000,
  maxOutputTokens: 64_000,
  efforts: [] as Effort[],
  defaultEffort: null,
  minCacheableTokens: 1_024,
  prefill: true,
};
const gone = { ...small, status: "retired" as const, thinking: budgetOnly, structuredOutput: false };

/**
 * Ids, windows, lifecycle and the rules of the current line-up are the vendor's own (documentation and types of @anthropic-ai/sdk 1.12.0);
 * the rules of models before 5.5 are known less well and err on the side of letting a request through.
 */
export const knownModels: ModelEntry[] = [
  {
    ...five,
    id: "claude-haiku-5-5",
    label: "Claude Haiku 5.5",
    line: "haiku",
    tier: "exec",
    defaultEffort: "medium",
    forcedToolChoice: true,
    thinking: { whenAbsent: true, adaptive: true, budget: false, disabledAt: upToHigh, betweenToolsAt: [] },
  },
  {
    ...five,
    id: "claude-sonnet-5-5",
    label: "Claude Sonnet 5.5",
    line: "sonnet",
    tier: "plan",
    defaultEffort: "high",
    thinking: { ...alwaysOn, betweenToolsAt: upToHigh },
  },
  {
    ...five,
    id: "claude-opus-5-5",
    label: "Claude Opus 5.5",
    line: "opus",
    tier: "think",
    defaultEffort: "medium",
    thinking: alwaysOn,
    fastMode: true,
  },
  {
    ...five,
    id: "claude-fable-5-2",
    label: "Claude Fable 5.2",
    line: "fable",
    tier: "think",
    defaultEffort: "high",
    thinking: alwaysOn,
    fastMode: true,
  },
  {
    ...five,
    id: "claude-fable-5-1",
    label: "Claude Fable 5.1",
    line: "fable",
    tier: "think",
    status: "listed",
    defaultEffort: "high",
    thinking: alwaysOn,
  },
  { ...listed, id: "claude-fable-5", label: "Claude Fable 5", line: "fable", tier: "think", thinking: alwaysOn },
  {
    ...five,
    id: "claude-mythos-5-2",
    label: "Claude Mythos 5.2",
    line: "mythos",
    tier: "think",
    status: "restricted",
    defaultEffort: "high",
    thinking: alwaysOn,
  },
  {
    ...five,
    id: "claude-mythos-5-1",
    label: "Claude Mythos 5.1",
    line: "mythos",
    tier: "think",
    status: "restricted",
    defaultEffort: "high",
    thinking: alwaysOn,
  },
  {
    ...five,
    id: "claude-mythos-5",
    label: "Claude Mythos 5",
    line: "mythos",
    tier: "think",
    status: "restricted",
    defaultEffort: "high",
    thinking: alwaysOn,
  },
  { ...listed, id: "claude-opus-5", label: "Claude Opus 5", line: "opus", tier: "think", thinking: adaptiveOrOff, fastMode: true },
  { ...listed, id: "claude-sonnet-5", label: "Claude Sonnet 5", line: "sonnet", tier: "plan", thinking: adaptiveOrOff },
  { ...listed, id: "claude-opus-4-8", label: "Claude Opus 4.8", line: "opus", tier: "think", thinking: adaptiveOrOff, fastMode: true },
  { ...listed, id: "claude-opus-4-7", label: "Claude Opus 4.7", line: "opus", tier: "think", thinking: adaptiveOrOff },
  {
    ...listed,
    id: "claude-opus-4-6",
    label: "Claude Opus 4.6",
    line: "opus",
    tier: "think",
    efforts: noXhigh,
    thinking: adaptiveOrBudget,
  },
  {
    ...listed,
    id: "claude-sonnet-4-6",
    label: "Claude Sonnet 4.6",
    line: "sonnet",
    tier: "plan",
    efforts: noXhigh,
    maxOutputTokens: 64_000,
    thinking: adaptiveOrBudget,
  },
  {
    ...small,
    id: "claude-opus-4-5",
    aliases: ["claude-opus-4-5-20251101"],
    label: "Claude Opus 4.5",
    line: "opus",
    tier: "think",
    efforts: upToHigh,
    defaultEffort: "high",
    thinking: budgetOnly,
  },
  {
    ...small,
    id: "claude-haiku-4-5",
    aliases: ["claude-haiku-4-5-20251001"],
    label: "Claude Haiku 4.5",
    line: "haiku",
    tier: "exec",
    thinking: budgetOnly,
  },
  {
    ...small,
    id: "claude-sonnet-4-5",
    aliases: ["claude-sonnet-4-5-20250929"],
    label: "Claude Sonnet 4.5",
    line: "sonnet",
    tier: "plan",
    status: "deprecated",
    thinking: budgetOnly,
    retiresAt: "2026-11-30",
  },
  { ...gone, id: "claude-mythos-preview", label: "Claude Mythos Preview", line: "mythos", tier: "think", retiresAt: "2026-06-30" },
  {
    ...gone,
    id: "claude-opus-4-1",
    aliases: ["claude-opus-4-1-20250805"],
    label: "Claude Opus 4.1",
    line: "opus",
    tier: "think",
    retiresAt: "2026-08-05",
  },
  {
    ...gone,
    id: "claude-opus-4-0",
    aliases: ["claude-opus-4-20250514"],
    label: "Claude Opus 4",
    line: "opus",
    tier: "think",
    retiresAt: "2026-06-15",
  },
  {
    ...gone,
    id: "claude-sonnet-4-0",
    aliases: ["claude-sonnet-4-20250514"],
    label: "Claude Sonnet 4",
    line: "sonnet",
    tier: "plan",
    retiresAt: "2026-06-15",
  },
  {
    ...gone,
    id: "claude-3-7-sonnet-latest",
    aliases: ["claude-3-7-sonnet-20250219"],
    label: "Claude Sonnet 3.7",
    line: "sonnet",
    tier: "plan",
    retiresAt: "2026-02-28",
  },
  {
    ...gone,
    id: "claude-3-5-haiku-latest",
    aliases: ["claude-3-5-haiku-20241022"],
    label: "Claude Haiku 3.5",
    line: "haiku",
    tier: "exec",
    retiresAt: "2026-02-28",
  },
];
