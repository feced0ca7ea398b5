import { markup, type Markup } from "@/components/export/page/markup";
import { pageFailure, pageValue } from "@/components/export/page/page-value";
import type { ShareShow } from "@/lib/contract/shares";
import type { CallAnswer, StepAnswer } from "@/lib/contract/steps";
import { duration, money, sumMoney, tokenCount } from "@/lib/core/format";
import type { JsonValue } from "@/lib/core/json";
import type { GraphNode } from "@/lib/graph/document";
import { modelOf } from "@/lib/model/model-of";
import { definitionOf } from "@/lib/nodes/definitions";
import { isUnpriced } from "@/lib/trace/unpriced";

type Given = { step: StepAnswer; number: number; node: GraphNode | undefined; show: ShareShow };

/** What a step was asked, answered and cost. */
export function pageStep({ step, number, node, show }: Given): Markup {
  const { input, output, route } = step;
  return markup`<section class="step" id="step-${number}" data-step="${step.id}" aria-labelledby="name-${number}" tabindex="-1">
    <h3 id="name-${number}">${step.name || step.nodeId}</h3>
    <p class="quiet">${facts(step, show)}</p>
    ${step.error === null ? null : pageFailure(step.error)}
    ${route === null ? null : pageValue("Way", route.key === "" ? route.reason : [route.key, route.reason].filter(Boolean).join(": "))}
    ${prompt(step, node)}
    ${input === null ? null : pageValue("Input", input)}
    ${output === null ? null : pageValue("Output", output)}
    ${questions(step)}
    ${step.plans.map((plan) => pageValue(`Plan, round ${plan.round}`, plan.tasks.map((task) => `${task.id} ${task.title}: ${task.objective}`).join("\n")))}
    ${
      step.calls.length === 0
        ? null
        : markup`<h4>Calls</h4>
            <ol class="calls">
              ${step.calls.map((call) => callOf(call, show))}
            </ol>`
    }
  </section>`;
}

function questions({ questions: asked }: StepAnswer): Markup[] {
  return asked.flatMap(({ value, answer }) => {
    if (answer === null) return [pageValue("Asked", value)];
    const given = { decision: answer.decision, by: answer.by, value: answer.value ?? null };
    return [pageValue("Asked", value), pageValue("Answer", given)];
  });
}

function facts(step: StepAnswer, show: ShareShow): string {
  const { input, output, cacheRead, cacheWrite } = step.tokens;
  const tokens = input + output + cacheRead + cacheWrite;
  const unpriced = step.calls.filter(isUnpriced);
  const lost = step.calls.reduce((sum, call) => sum + BigInt(call.lost?.maxNanoUsd ?? 0), 0n);
  const parts = [
    definitionOf(step.kind)?.label ?? step.kind,
    step.model === null ? "" : modelOf(step.model).label,
    step.durationMs === null ? "" : duration(step.durationMs),
    show.costs && step.calls.length > 0 ? sumMoney(step.costNanoUsd, unpriced.length, lost) : "",
    tokens > 0 ? `${tokenCount(tokens)} tokens` : "",
    step.attempts.length > 1 ? `${step.attempts.length} tries` : "",
  ];
  return parts.filter((part) => part !== "").join(" · ");
}

/** As the model was asked; where that is hidden, as the node's settings have it, which may be shown. */
function prompt(step: StepAnswer, node: GraphNode | undefined): Markup[] {
  if (step.prompt !== null) {
    const system = step.prompt.system === null ? [] : [pageValue("System prompt", step.prompt.system)];
    return [
      ...system,
      ...step.prompt.messages.map(({ role, content }) => pageValue(role === "user" ? "Prompt" : `Prompt, ${role}`, contentOf(content))),
    ];
  }
  const texts = node === undefined ? [] : (definitionOf(node.kind)?.texts(node.config) ?? []);
  return texts.filter(({ text }) => text !== "").map(({ field, text }) => pageValue(`As written: ${field}`, text));
}

/** A message's text where it is nothing but text. */
function contentOf(content: JsonValue): JsonValue {
  if (!Array.isArray(content)) return content;
  const texts = content.map((block) => (typeof block === "object" && block !== null && !Array.isArray(block) ? block["text"] : undefined));
  return texts.every((text) => typeof text === "string") ? texts.join("\n\n") : content;
}

function callOf(call: CallAnswer, show: ShareShow): Markup {
  const asked =
    call.sort === "model" ? modelOf(call.model ?? "").label : (call.tool ?? call.host ?? (call.sort === "http" ? "Request" : "Tool"));
  const tokens = call.tokens.input + call.tokens.output;
  const parts = [
    call.durationMs === null ? "" : duration(call.durationMs),
    show.costs && call.sort === "model" && call.status === "finished" ? money(call.costNanoUsd) : "",
    tokens > 0 ? `${tokenCount(tokens)} tokens` : "",
    call.status === "finished" ? "" : call.status,
    call.recorded ? "from the record" : "",
  ];
  const isTold = call.text !== "" || (call.sort !== "model" && call.response !== null);
  return markup`<li>
    <b>${asked}</b>
    <span class="quiet">${parts.filter(Boolean).join(" · ")}</span>
    ${call.sort === "model" || call.request === null ? null : pageValue("Sent", call.request)}
    ${call.error === null ? null : pageFailure(call.error)} ${call.thinking === "" ? null : pageValue("Thoughts", call.thinking)}
    ${isTold ? pageValue("Answered", call.text === "" ? call.response : call.text) : null}
  </li>`;
}
