import { isElsewhere } from "@/components/run/detail/big-value";
import { promptOf, textOf, type Prompt } from "@/components/run/detail/prompt-of";
import { sortName } from "@/components/run/call-sort";
import type { LoadedStep } from "@/components/run/detail/use-step";
import type { CallAnswer } from "@/lib/contract/steps";
import { canonicalJson, type JsonValue } from "@/lib/core/json";
import { modelOf } from "@/lib/model/model-of";
import { callName } from "@/lib/trace/call-name";
import { promptCall } from "@/lib/trace/compare-step";
import type { CallView, RunView, StepView } from "@/lib/trace/run-view";

export type Whole = { run: RunView; step: StepView; loaded: LoadedStep };
/** null: it has none. `loading` and `failed`: it is stored apart. */
export type SideText = string | null | { state: "loading" | "failed" };

/** What a step gave, as text; while it goes on, what it has said so far. */
export function outputText({ run, step, loaded }: Whole): SideText {
  if (isElsewhere(step.output)) return awaited(loaded, ({ output }) => valueText(output));
  if (step.output !== null || step.status === "succeeded" || step.status === "reused") return valueText(step.output);
  if (step.error !== null && step.status === "failed") return `${step.error.code}: ${step.error.message}`;
  const said = run.calls.get(step.callIds.at(-1) ?? ("" as never))?.text ?? ""; // no call has the empty id
  return said === "" ? null : said;
}

/** What it was asked, every reference filled in; of one that asks no model, what went in. */
export function promptText({ run, step, loaded }: Whole): SideText {
  const call = promptCall({ run, step });
  if (call === null) {
    if (isElsewhere(step.input)) return awaited(loaded, ({ input }) => valueText(input));
    return step.input === null ? null : valueText(step.input);
  }
  if (!isElsewhere(call.request)) return spoken(promptOf(call.request));
  return awaited(loaded, ({ calls }) => spoken(promptOf(calls.find(({ id }) => id === call.id)?.request ?? null)));
}

/** Every call in its order: what was called with what, and what came back. What a model was asked and answered stands in the other parts. */
export function callsText({ run, step, loaded }: Whole): SideText {
  const calls = callsOf(run, step);
  if (calls.length === 0) return null;
  if (!calls.some(isApart)) return calls.map((call, index) => callText(call, index)).join("\n\n");
  return awaited(loaded, ({ calls: whole }) =>
    calls.map((call, index) => callText({ ...call, ...pick(whole.find(({ id }) => id === call.id)) }, index)).join("\n\n"),
  );
}

/** Whether something to be shown is stored apart. */
export function needsLoading(run: RunView, step: StepView): boolean {
  const isTold = [step.output, step.input, promptCall({ run, step })?.request].every((value) => !isElsewhere(value));
  return !isTold || callsOf(run, step).some(isApart);
}

function callsOf(run: RunView, step: StepView): CallView[] {
  return step.callIds.flatMap((id) => run.calls.get(id) ?? []);
}

/** Of a model neither is shown here. */
function isApart({ sort, request, response }: CallView): boolean {
  return sort !== "model" && (isElsewhere(request) || isElsewhere(response));
}

function pick(call: CallAnswer | undefined): Partial<Pick<CallView, "request" | "response">> {
  return call === undefined ? {} : { request: call.request, response: call.response };
}

/** Without what differs every time: times, ids, tokens and money stand elsewhere. */
function callText(call: CallView, index: number): string {
  const to = call.sort === "model" ? (call.model === null ? "" : modelOf(call.model).label) : callName(call);
  const head = `${index + 1}. ${[sortName(call), to].filter((word) => word !== "").join(", ")}${call.attempt > 1 ? ` (try ${call.attempt})` : ""}`;
  const asked = call.sort === "model" ? [] : [valueText(call.request)];
  return [head, ...asked, ...endOf(call)].join("\n");
}

function endOf(call: CallView): string[] {
  if (call.status === "open") return ["goes on"];
  if (call.status === "lost") return ["lost: its worker ended before the answer was seen"];
  if (call.error !== null) return [`failed: ${call.error.code}: ${call.error.message}`];
  if (call.sort === "model") return call.stopReason === null ? [] : [`stop: ${call.stopReason}`];
  return ["gave", valueText(call.response)];
}

function awaited(loaded: LoadedStep, read: (step: Extract<LoadedStep, { state: "ready" }>["step"]) => SideText): SideText {
  if (loaded.state === "ready") return read(loaded.step);
  return { state: loaded.state === "failed" ? "failed" : "loading" };
}

function spoken(prompt: Prompt | null): string | null {
  if (prompt === null) return null;
  const { system, messages } = prompt;
  return [...(system === null || system === "" ? [] : [`System\n\n${system}\n`]), ...messages.map(({ text }) => textOf(text))].join("\n\n");
}

/** Keys in one order: another order is no difference. */
function valueText(value: JsonValue | null): string {
  return typeof value === "string" ? value : JSON.stringify(JSON.parse(canonicalJson(value)), null, 2);
}
