import { Gauge, Split } from "lucide-react";
import { catalogue, findModel } from "@/lib/model/catalogue";
import type { Judgement } from "@/lib/trace/judgement";
import type { StepView } from "@/lib/trace/run-view";

type Route = NonNullable<StepView["route"]>;

/** Which way a step took, who decided it, and why. */
export function RouteChoice({ route: { key, reason, by } }: { route: Route }) {
  return (
    <section className="choice">
      <p>
        <Split aria-hidden />
        Took <code>{key}</code>
        <span>{chosenBy[by]}</span>
      </p>
      {by === "condition" ? <code className="choice-why">{reason}</code> : <p className="choice-why">{reason}</p>}
    </section>
  );
}

const chosenBy: Record<Route["by"], string> = { condition: "its condition is true", model: "the model chose it", else: "" };

/** Which model works, and what that was decided by. */
export function ModelChosen({ choice: { model, difficulty, reasons } }: { choice: NonNullable<StepView["choice"]> }) {
  return (
    <section className="choice">
      <p>
        <Gauge aria-hidden />
        Asked <b>{findModel(catalogue, model)?.label ?? model}</b>
        {difficulty !== null && <span>{difficulty} difficulty</span>}
      </p>
      {reasons.map((reason) => (
        <p key={reason} className="choice-why">
          {reason}
        </p>
      ))}
    </section>
  );
}

/** How good something was found, and what was said about it. */
export function JudgementView({ value: { score, passed, feedback } }: { value: Judgement }) {
  return (
    <section className="choice" data-passed={passed}>
      <p>
        <b>{score.toFixed(2)}</b>
        <span className="score-bar" aria-hidden>
          <i style={{ width: `${score * 100}%` }} />
        </span>
        <span className="score-word">{passed ? "Passed" : "Not passed"}</span>
      </p>
      {feedback !== "" && <p className="choice-why">{feedback}</p>}
    </section>
  );
}
