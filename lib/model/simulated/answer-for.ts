import { canonicalJson } from "@/lib/core/json";
import { catalogue, findModel } from "@/lib/model/catalogue";
import type { Answer } from "@/lib/model/simulated/answer";
import { instance } from "@/lib/model/simulated/instance";
import { isPlanSchema, planFor } from "@/lib/model/simulated/plan";
import { proseFor } from "@/lib/model/simulated/prose";
import type { Random } from "@/lib/model/simulated/random";
import type { SimulatedRequest } from "@/lib/model/simulated/request";
import { thoughtsFor } from "@/lib/model/simulated/thoughts";
import { resultsText, toolAnswer } from "@/lib/model/simulated/tool-answer";
import { toolCalls } from "@/lib/model/simulated/tool-calls";
import { understand, type Understanding } from "@/lib/model/simulated/understand";
import { webUses } from "@/lib/model/simulated/web-uses";

/** What the model says to a request: decided by the request and by chance, by nothing else. */
export function answerFor(request: SimulatedRequest, chance: Random): Answer {
  const understood = understand(request);
  const thinks = thinkingOf(request);
  const thoughts = thinks === "none" ? null : { text: thinks === "summarized" ? thoughtsFor(understood, chance) : "", tokens: 0 };
  const uses = toolCalls(request.tools, understood, chance);
  if (uses.length > 0) {
    const text = request.tools.rounds === 0 ? "I look that up first." : "One more look.";
    return { thinking: thoughts, web: [], text, uses, stopReason: "tool_use", stopDetails: null };
  }
  const web = webUses(request.tools, understood, chance);
  return { thinking: thoughts, web, text: textFor(request, understood, chance), uses: [], stopReason: "end_turn", stopDetails: null };
}

function textFor(request: SimulatedRequest, understood: Understanding, chance: Random): string {
  const { schema, tools } = request;
  if (schema === null) return tools.results.length > 0 ? toolAnswer(understood, tools.results) : proseFor(understood, request, chance);
  if (isPlanSchema(schema)) return JSON.stringify(planFor(understood, schema, chance));
  const informed = tools.results.length === 0 ? understood : { ...understood, work: resultsText(tools.results) };
  return JSON.stringify(instance(schema, { understood: informed, chance }));
}

/** Whether it thinks, and whether it shows a summary: by the request's field, else by the model's own default. */
function thinkingOf({ model, thinking, effort }: SimulatedRequest): "none" | "omitted" | "summarized" {
  const type = thinking?.["type"];
  const thinks =
    type === undefined ? (findModel(catalogue, model)?.thinking.whenAbsent ?? false) : type === "adaptive" || type === "enabled";
  // At low effort a model that may choose goes straight to the answer.
  if (!thinks || (effort === "low" && type !== "enabled")) return "none";
  return thinking?.["display"] === "summarized" ? "summarized" : "omitted";
}

/** A plan that breaks a rule which only a check can find: its first task waits for itself by way of its last. */
export function spoiltPlan(text: string): string {
  const plan: unknown = JSON.parse(text);
  const tasks =
    typeof plan === "object" && plan !== null && "tasks" in plan && Array.isArray(plan.tasks)
      ? (plan.tasks as { id: string; dependsOn: string[] }[])
      : [];
  const first = tasks[0];
  const last = tasks.at(-1);
  if (first !== undefined && last !== undefined) [first.dependsOn, last.dependsOn] = [[last.id], [first.id]];
  return first === undefined ? "{}" : canonicalJson(plan as never); // parsed from JSON above
}
