import { Gauge, History, Pin, Split } from "lucide-react";
import { money } from "@/lib/core/format";
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
        <span className="choice-said">Asked {findModel(catalogue, model)?.label ?? model}</span>
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

/** Where a result came from that this run did not work for. `href`: the run that did; null: it is not shown. */
export function ReusedFrom({ why, saved, href }: { why: StepView["reusedWhy"]; saved: bigint | null; href: string | null }) {
  if (why === "pin")
    return (
      <section className="choice">
        <p>
          <Pin aria-hidden />
          <span className="choice-said">A pinned value, given with the run</span>
        </p>
      </section>
    );
  const run = why === "cache" ? "a run that did the same" : "the run that this one was forked from";
  return (
    <section className="choice">
      <p>
        <History aria-hidden />
        <span className="choice-said">Taken from {href === null ? run : <a href={href}>{run}</a>}</span>
        {saved !== null && saved > 0n && <span>saved {money(saved)}</span>}
      </p>
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
