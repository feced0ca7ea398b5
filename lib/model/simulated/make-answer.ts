import { type Answer, endsWith, type ToolUse } from "@/lib/model/simulated/answer";
import { answerFor, spoiltPlan } from "@/lib/model/simulated/answer-for";
import { benchAnswer, marksOf } from "@/lib/model/simulated/bench";
import type { Fault } from "@/lib/model/simulated/faults";
import type { Random } from "@/lib/model/simulated/random";
import { lastText, type SimulatedRequest } from "@/lib/model/simulated/request";
import { thinkingTokens } from "@/lib/model/simulated/usage";
import type { World } from "@/lib/model/simulated/world";

/** An answer, what its text counts, and how long it has to take where that is fixed. */
export type Made = { answer: Answer; textTokens: number; exactMs: number | null };

/** What is said, counted, and cut where `max_tokens` or a fault ends it. */
export async function makeAnswer(world: World, request: SimulatedRequest, chance: Random, fault: Fault | null): Promise<Made> {
  const marks = marksOf(lastText(request));
  const isBench = world.bench !== null && (marks.id !== null || marks.plan !== null);
  const full = isBench ? benchAnswer(marks, world.bench?.plans ?? {}) : spoilt(answerFor(request, chance), fault);
  const exactMs = world.latencyMs === null ? null : world.latencyMs * (isBench ? marks.cost : 1);
  const shown = exactMs === null ? full : { ...full, thinking: null };
  const shownTokens = shown.thinking === null ? 0 : await world.counter.text(shown.thinking.text, request.model);
  const answer =
    shown.thinking === null ? shown : { ...shown, thinking: { ...shown.thinking, tokens: thinkingTokens(request, shownTokens) } };
  const textTokens = await world.counter.text(writtenBy(answer), request.model);
  return cutToLimit({ answer, textTokens, exactMs }, request.maxTokens);
}

/** All that counts as output beside thoughts. */
function writtenBy({ text, web, uses }: Answer): string {
  return [...web.map(({ input }) => JSON.stringify(input)), text, ...uses.map(({ name, json }) => `${name} ${json}`)].join("\n").trim();
}

/** `max_tokens` pays for thinking and text together. */
function cutToLimit(made: Made, most: number): Made {
  const { answer, textTokens } = made;
  const left = Math.max(0, most - (answer.thinking?.tokens ?? 0));
  return textTokens <= left ? made : { ...made, answer: cutShort(answer, left / textTokens), textTokens: left };
}

/** The first part of what was to be written: it may end in the middle of a tool's input. */
function cutShort(answer: Answer, share: number): Answer {
  const letters = [...answer.text];
  const whole = letters.length + answer.uses.reduce((sum, { json }) => sum + json.length, 0);
  let left = Math.floor(whole * share);
  const text = letters.slice(0, left).join("");
  left -= letters.length;
  const uses: ToolUse[] = [];
  for (const { name, json } of answer.uses) {
    if (left > 0) uses.push({ name, json: json.slice(0, left) });
    left -= json.length;
  }
  return { ...endsWith(answer, "max_tokens", text), uses };
}

function spoilt(answer: Answer, fault: Fault | null): Answer {
  switch (fault?.kind) {
    case "refusal":
      return endsWith(answer, "refusal", "", {
        type: "refusal",
        category: "general_harms",
        explanation: "A refusal was asked of the simulated model.",
      });
    case "truncation":
      return cutShort(answer, answer.uses.length > 0 ? 0.8 : 0.5);
    case "pause_turn":
      return answer.web.length === 0 ? answer : endsWith(answer, "pause_turn", "");
    case "invalid_plan":
      return endsWith(answer, "end_turn", spoiltPlan(answer.text));
    default:
      return answer;
  }
}
