import { type Answer, endsWith } from "@/lib/model/simulated/answer";
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
  const textTokens = await world.counter.text(answer.text, request.model);
  return cutToLimit({ answer, textTokens, exactMs }, request.maxTokens);
}

/** `max_tokens` pays for thinking and text together. */
function cutToLimit(made: Made, most: number): Made {
  const { answer, textTokens } = made;
  const left = Math.max(0, most - (answer.thinking?.tokens ?? 0));
  if (textTokens <= left) return made;
  const letters = [...answer.text];
  const text = letters.slice(0, Math.floor((letters.length * left) / textTokens)).join("");
  return { ...made, answer: endsWith(answer, "max_tokens", text), textTokens: left };
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
      return endsWith(answer, "max_tokens", answer.text.slice(0, Math.floor(answer.text.length / 2)));
    case "invalid_plan":
      return endsWith(answer, "end_turn", spoiltPlan(answer.text));
    default:
      return answer;
  }
}
