import type { SimulatedRequest } from "@/lib/model/simulated/request";

export const faultKinds = [
  "429",
  "spend_cap",
  "500",
  "529",
  "slow_headers",
  "stream_error",
  "reset",
  "clean_end",
  "stall",
  "refusal",
  "truncation",
  "invalid_plan",
  "utf8_split",
  "pause_turn",
] as const;
export type FaultKind = (typeof faultKinds)[number];

export type Fault = { kind: FaultKind; /** Of a 429. */ retryAfterSeconds?: number };

/** What a fault is decided by. `occurrence` counts equal requests of one run, from 1. */
export type FaultCall = { request: SimulatedRequest; prompt: string; callKey: string | null; occurrence: number; number: number };

/** A fault for each call that matches: by model, by a text in the prompt, by key; at most so many times. */
export type FaultRule = Fault & { model?: string; prompt?: string; callKey?: string; times?: number };

/** `true`: marks in prompts are obeyed, such as `[[fault=529 once]]`. A list or a function decides beside the marks. */
export type FaultSource = boolean | FaultRule[] | ((call: FaultCall) => Fault | null);

/** The decision for one server: rules count how often they struck. */
export function faultPicker(source: FaultSource): (call: FaultCall) => Fault | null {
  if (source === false) return () => null;
  if (typeof source === "function") return (call) => source(call) ?? marked(call);
  const left = new Map((source === true ? [] : source).map((rule) => [rule, rule.times ?? Infinity]));
  return (call) => {
    for (const [rule, times] of left) {
      if (times <= 0 || !matches(rule, call)) continue;
      left.set(rule, times - 1);
      return rule;
    }
    return marked(call);
  };
}

function matches(rule: FaultRule, { request, prompt, callKey }: FaultCall): boolean {
  if (rule.model !== undefined && rule.model !== request.model) return false;
  if (rule.prompt !== undefined && !prompt.includes(rule.prompt)) return false;
  return rule.callKey === undefined || (callKey ?? "").includes(rule.callKey);
}

/** `[[fault=529]]` always, `[[fault=529 once]]`, `[[fault=529 x2]]` for the first two equal requests of a run. */
function marked({ prompt, occurrence }: FaultCall): Fault | null {
  const mark = /\[\[fault=(\w+)(?: (once|x(\d+)))?\]\]/.exec(prompt);
  const kind = faultKinds.find((known) => known === mark?.[1]);
  if (mark === null || kind === undefined) return null;
  const times = mark[2] === "once" ? 1 : mark[3] === undefined ? Infinity : Number(mark[3]);
  return occurrence <= times ? { kind } : null;
}
