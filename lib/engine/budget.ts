import { StepError } from "@/lib/core/errors";
import { bindingCap, capsOf, type Cap } from "@/lib/engine/caps";
import type { Question, QuestionAnswer } from "@/lib/engine/handler";
import type { Record } from "@/lib/engine/record";
import { capMoney } from "@/lib/core/format";
import { isObject, type JsonValue } from "@/lib/core/json";
import { toQuestionId, type StepId } from "@/lib/core/ids";
import { mostUsd } from "@/lib/core/nano-usd";
import type { ModelRequest } from "@/lib/model/port";
import type { Part } from "@/lib/spec/spec";

/** How a call is paid for. */
export type Payment = {
  record: Record;
  stepId: StepId;
  part: Part;
  signal: AbortSignal;
  /** The most that a request can cost, by its bytes; null: its model has no price. */
  bound(request: ModelRequest): bigint | null;
  /** The same by the tokens that the provider counts; null: it does not say. */
  counted(request: ModelRequest): Promise<bigint | null>;
  /** Stops the step's clock while it waits for money; the answer starts it again. */
  waits(): () => void;
  ask(question: Question): Promise<QuestionAnswer>;
  /** Names this call among the questions of its step. */
  key: string;
};

/**
 * Reserves the most that a call can cost under every cap, and begins it in the same moment (E5): between the look and the reservation
 * nothing else can happen. A call that fits, but not beside open reservations, waits until these settle. One that never will does as its
 * node says: stops, steps down to a fallback model, or asks for a higher cap.
 */
export async function reserve<T>(
  payment: Payment,
  asked: ModelRequest,
  begin: (request: ModelRequest, bound: bigint | null) => T,
): Promise<T> {
  const { record, part, stepId } = payment;
  checkTokens(record);
  const { overBudget, fallbackModels } = part.policy;
  const models = [asked.model, ...(overBudget === "fallback" ? fallbackModels : [])];
  for (let index = 0; ;) {
    const request = { ...asked, model: models[index] ?? asked.model };
    const found = await whenItFits(payment, request, begin);
    if ("begun" in found) return found.begun;
    const action = index + 1 < models.length ? "fallback" : overBudget === "ask" ? "ask" : "stop";
    const left = found.cap.most - found.cap.spent;
    record.emit({ type: "budget.short", stepId, neededNanoUsd: String(found.bound), leftNanoUsd: String(left < 0n ? 0n : left), action });
    if (action === "stop") throw new StepError("budget_exceeded", shortage(found.bound, found.cap));
    if (action === "ask") await askForMore(payment, found);
    else {
      index += 1;
      const model = models[index] ?? asked.model;
      record.emit({ type: "model.chosen", stepId, model, reasons: [shortage(found.bound, found.cap)] });
    }
  }
}

type Short = { bound: bigint; cap: Cap };

async function whenItFits<T>(
  payment: Payment,
  request: ModelRequest,
  begin: (request: ModelRequest, bound: bigint | null) => T,
): Promise<{ begun: T } | Short> {
  const { record, part, signal } = payment;
  let bound = payment.bound(request);
  if (capsOf(record.view, part).length === 0) return { begun: begin(request, bound) };
  if (bound === null)
    throw new StepError(
      "budget_exceeded",
      "The model has no known price, so a cost cap cannot be kept. Remove the cap or choose another model.",
    );
  let isCounted = false;
  let resume: (() => void) | null = null;
  try {
    for (;;) {
      const most = bound;
      const cap = bindingCap(record.view, part, most);
      if (cap === null) return { begun: begin(request, most) };
      if (!isCounted) {
        isCounted = true;
        const counted = await payment.counted(request);
        if (counted !== null && counted < bound) bound = counted;
        continue;
      }
      // What is reserved now will be spent at the most: room never grows beyond what is not spent yet.
      if (most > cap.most - cap.spent) return { bound: most, cap };
      resume ??= payment.waits();
      await record.until(() => {
        const now = bindingCap(record.view, part, most);
        return now === null || most > now.most - now.spent;
      }, signal);
    }
  } finally {
    resume?.();
  }
}

/** A person may raise the cap, by what is needed or by more. */
async function askForMore({ record, stepId, ask, key }: Payment, { bound, cap }: Short): Promise<void> {
  const needed = cap.spent + bound;
  const value = { maxCostUsd: roundedUp(needed) };
  const message = `${shortage(bound, cap).replace(/, so the call was not made\.$/, ".")} Raise the cap and go on?`;
  const before = record.view.raisedCaps.get(cap.node ?? "") ?? 0n;
  const asked = openQuestion(record, stepId, key) ?? `${key}-${before}`;
  const answer = await ask({ kind: "approval", message, value, editable: true, seconds: null, key: asked });
  if (answer.decision === "reject") throw new StepError("budget_exceeded", shortage(bound, cap));
  const raised = BigInt(Math.round(amountIn(answer.value ?? value) * 1e9));
  record.emit({
    type: "budget.raised",
    stepId,
    ...(cap.node === null ? {} : { nodeId: cap.node }),
    maxCostNanoUsd: String(raised < needed ? needed : raised),
  });
}

/** The key of what an attempt that broke has asked about the same call, however far the cap was raised since: nobody is asked twice. */
function openQuestion({ view }: Record, stepId: StepId, key: string): string | undefined {
  const ids = [...view.questions.values()].flatMap(({ id, answer }) => (answer === null ? [id] : []));
  const place = toQuestionId(stepId, "");
  return ids.find((id) => id.startsWith(`${place}${key}-`))?.slice(place.length);
}

function amountIn(value: JsonValue): number {
  const amount = isObject(value) ? Number(value["maxCostUsd"]) : Number.NaN;
  // An event holds no more: a cap that nobody could write down would end the step that asked.
  return amount > 0 ? Math.min(amount, mostUsd) : 0;
}

function roundedUp(nano: bigint): number {
  return Math.ceil(Number(nano) / 1e5) / 1e4;
}

function checkTokens({ view }: Record): void {
  const most = view.limits?.maxTokens;
  if (most == null) return;
  const used = view.tokens.input + view.tokens.output + view.tokens.cacheRead + view.tokens.cacheWrite;
  if (used >= most) throw new StepError("token_limit", `The run has used ${used} tokens; its limit is ${most}, so the call was not made.`);
}

function shortage(needed: bigint, { most, spent, node }: Cap): string {
  const whose = node === null ? "" : " of this node";
  return `The call may need ${usd(needed)}. Of the ${capMoney(most)} cap${whose} ${usd(most > spent ? most - spent : 0n)} is left, so the call was not made.`;
}

function usd(nano: bigint): string {
  return `$${(Number(nano) / 1e9).toFixed(4)}`;
}
