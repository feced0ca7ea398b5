"use client";

import { ChevronRight } from "lucide-react";
import { JudgementView, ModelChosen, ReusedFrom, RouteChoice } from "@/components/run/detail/choice";
import { CopyableValue } from "@/components/run/detail/copyable-value";
import { Failure } from "@/components/run/detail/failure";
import { Markdown } from "@/components/run/detail/markdown";
import { PlanList } from "@/components/run/detail/plan-list";
import type { Selection } from "@/components/run/detail/selection";
import { TurnSteps } from "@/components/run/detail/turn-detail";
import type { LoadedStep } from "@/components/run/detail/use-step";
import { Hidden, ValueSkeleton } from "@/components/run/detail/value-view";
import { isElsewhere } from "@/components/run/detail/big-value";
import { useRunScene } from "@/components/run/run-context";
import { waitWords } from "@/components/run/detail/wait-words";
import { hiddenText } from "@/lib/core/hidden";
import type { JsonValue } from "@/lib/core/json";
import { callName } from "@/lib/trace/call-name";
import { judgementOf } from "@/lib/trace/judgement";
import type { CallView } from "@/lib/trace/run-view";

/** What a step says: its thinking, its text while it comes in, then its value; or why there is none. */
export function OutputTab({ selection, loaded }: { selection: Selection; loaded: LoadedStep }) {
  const { step, calls, row } = selection;
  const { source, shown } = useRunScene();
  const call = calls.findLast((each) => each.withdrawn === null) ?? null;
  const thinking = calls
    .map((each) => each.thinking)
    .filter((text) => text !== "")
    .join("\n\n");
  if (step === null) return <p className="detail-note">{waitWords(selection)}</p>;
  if (row.turn !== null) return <TurnSteps selection={selection} />;
  return (
    <>
      {step.reusedFrom !== null && (
        <ReusedFrom
          why={step.reusedWhy}
          saved={shown.costs ? step.savedNanoUsd : null}
          href={source.runId === null ? null : `/runs/${step.reusedFrom.runId}`}
        />
      )}
      {step.choice !== null && <ModelChosen choice={step.choice} />}
      {step.route !== null && <RouteChoice route={step.route} />}
      {thinking !== "" && thinking !== hiddenText && <Thinking text={thinking} open={call?.status === "open" && call.text === ""} />}
      {step.error !== null && row.status !== "succeeded" && <Failure error={step.error} step={step} />}
      <Result selection={selection} call={call} loaded={loaded} />
    </>
  );
}

function Result({ selection, call, loaded }: { selection: Selection; call: CallView | null; loaded: LoadedStep }) {
  const { step, row } = selection;
  if (step === null) return null;
  const plan = step.plans.find((each) => each.written && row.part === `round ${each.round}`);
  if (call?.status === "open" && call.sort !== "model") return <p className="detail-note">Calls {callName(call) || "a tool"}</p>;
  if (call?.status === "open" && call.text === "" && call.arguments !== "")
    return <p className="detail-note">Writes what it asks of a tool</p>;
  if (call?.status === "open") return <Streaming text={call.text} raw={step.plans.length > 0 || looksLikeJson(call.text)} />;
  if (plan !== undefined) return <PlanList plan={plan} planner={step} />;
  if (step.status === "succeeded" || step.status === "reused") {
    // What a route was chosen by stands above; a score reads better than its JSON.
    if (step.route !== null) return null;
    const value = valueOf(step.output, loaded);
    const judgement = judgementOf(value);
    return judgement === null ? (
      <CopyableValue name="output" value={value} loading={loaded.state === "loading"} />
    ) : (
      <JudgementView value={judgement} />
    );
  }
  if (row.status === "failed") return call !== null && call.text !== "" ? <Partial text={call.text} /> : null;
  if (loaded.state === "loading") return <ValueSkeleton />;
  return <p className="detail-note">{waitWords(selection)}</p>;
}

function valueOf(output: JsonValue | null, loaded: LoadedStep): JsonValue | null {
  return isElsewhere(output) && loaded.state === "ready" ? loaded.step.output : output;
}

function Streaming({ text, raw }: { text: string; raw: boolean }) {
  if (text === hiddenText) return <Hidden />;
  if (text === "") return <p className="detail-note">Asked, no token yet</p>;
  if (raw)
    return (
      <pre className="prompt" tabIndex={0}>
        {text}
        <span className="caret" aria-hidden />
      </pre>
    );
  return <Markdown text={text} streaming />;
}

/** What came before it broke: kept, because it was paid for. */
function Partial({ text }: { text: string }) {
  return (
    <section className="detail-section">
      <h3>What came before it broke</h3>
      <Markdown text={text} />
    </section>
  );
}

function Thinking({ text, open }: { text: string; open: boolean }) {
  return (
    <details className="thinking" open={open || undefined}>
      <summary>
        <ChevronRight aria-hidden />
        Thinking summary
      </summary>
      <Markdown text={text} />
    </details>
  );
}

function looksLikeJson(text: string): boolean {
  return /^\s*[[{]/.test(text);
}
