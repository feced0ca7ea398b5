import { isElsewhere } from "@/components/run/detail/big-value";
import { promptOf, textOf, type Prompt } from "@/components/run/detail/prompt-of";
import type { LoadedStep } from "@/components/run/detail/use-step";
import { canonicalJson, type JsonValue } from "@/lib/core/json";
import { promptCall } from "@/lib/trace/compare-step";
import type { RunView, StepView } from "@/lib/trace/run-view";

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

/** Whether something to be shown is stored apart. */
export function needsLoading(run: RunView, step: StepView): boolean {
  return isElsewhere(step.output) || isElsewhere(step.input) || isElsewhere(promptCall({ run, step })?.request);
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
function valueText(value: JsonValue): string {
  return typeof value === "string" ? value : JSON.stringify(JSON.parse(canonicalJson(value)), null, 2);
}
