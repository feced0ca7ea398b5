"use client";

import { useRunFrame, useRunScene } from "@/components/run/run-context";
import { StatusSign } from "@/components/ui/status-sign";
import { counted, money } from "@/lib/core/format";
import type { JsonValue } from "@/lib/core/json";
import { costOf } from "@/lib/money/cost";
import { forkForecast, type ForkTouch } from "@/lib/trace/fork-forecast";
import type { CallView, RunView, StepView } from "@/lib/trace/run-view";

/** `model`: as it is set now. */
type Props = { touch: ForkTouch; nodeId: string; model: JsonValue | undefined };

/** What the new run takes over, what it does and what that is likely to cost, before anything is started. */
export function ForkOutlook({ touch, nodeId, model }: Props) {
  const { outline } = useRunScene();
  const { live } = useRunFrame();
  const forecast = forkForecast(live, touch, { outline, priceOf: (call) => priceAgain(live, call, nodeId, model) });
  const { reused, anew, costNanoUsd } = forecast;
  return (
    <section aria-label="What the fork will do" className="mb-3 rounded-control bg-sunk p-3 text-small">
      <p className="num" role="status">
        <b className="font-semibold">{reused.length} reused</b>, <b className="font-semibold">{anew.length} run</b>,{" "}
        {costWords(costNanoUsd)}
      </p>
      <details className="mt-1">
        <summary className="cursor-pointer rounded-chip text-ink-2">Which {counted(reused.length + anew.length, "step")}</summary>
        <ul className="mt-1.5 flex max-h-40 flex-col gap-1 overflow-y-auto" tabIndex={0} aria-label="Steps of the fork">
          {[...live.steps.values()].flatMap((step) => {
            const isAnew = anew.includes(step);
            if (!isAnew && !reused.includes(step)) return [];
            return (
              <li key={step.id} className="flex items-center gap-2">
                <StatusSign state={isAnew ? "waiting" : "reused"} word={isAnew ? "Runs" : "Reused"} className="w-20" />
                <span className="min-w-0 truncate">{nameOf(live, step)}</span>
              </li>
            );
          })}
        </ul>
      </details>
    </section>
  );
}

/** `about $0.0042`, `<$0.0001`, `at no cost`. */
function costWords(nanoUsd: bigint | null): string {
  if (nanoUsd === 0n) return "at no cost";
  const text = money(nanoUsd);
  return nanoUsd === null || text.startsWith("<") ? text : `about ${text}`;
}

/** A call of the edited node costs what its usage comes to with the model that is set now. */
function priceAgain(run: RunView, call: CallView, nodeId: string, model: JsonValue | undefined): bigint | null {
  if (call.sort !== "model") return call.costNanoUsd ?? 0n;
  const isOther = run.steps.get(call.stepId)?.nodeId === nodeId && typeof model === "string" && model !== call.model;
  if (!isOther || call.usage === null) return call.costNanoUsd;
  return costOf(call.usage, model, new Date())?.nanoUsd ?? null;
}

function nameOf(run: RunView, { name, nodeId, parentId, taskId }: StepView): string {
  const planner = parentId === null ? undefined : run.steps.get(parentId);
  const title = planner?.plans.flatMap((plan) => plan.tasks).find((task) => task.id === taskId)?.title;
  return title ?? (name || nodeId);
}
