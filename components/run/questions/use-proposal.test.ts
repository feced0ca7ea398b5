import { expect, test } from "vitest";
import { reviewedPlan } from "@/components/run/questions/use-proposal";
import { nodeId, runId, toStepId } from "@/lib/core/ids";
import { emptyRun } from "@/lib/trace/fold";
import type { QuestionView, RunView } from "@/lib/trace/run-view";

const node = nodeId.parse("plan");
const stepId = toStepId(node, "");
const base = emptyRun(runId.parse("r1"));

function aView(answer: QuestionView["answer"], kind: QuestionView["kind"] = "plan", endedAt: number | null = null): RunView {
  const question: QuestionView = {
    ...{ id: "q", stepId, nodeId: node, kind, message: "", value: { tasks: [] }, editable: true, askedAt: 5, expiresAt: null },
    ...{ onTimeout: null, answer },
  };
  return { ...base, endedAt, questions: new Map([["q", question]]) };
}

const answered = (decision: "approve" | "reject") => ({ decision, value: undefined, by: "person" as const, at: 6 });

test("[P4] a plan is shown as proposed while it is asked about, and not when it was sent back, or the run is over", () => {
  expect(reviewedPlan(aView(null))?.id).toBe("q");
  expect(reviewedPlan(aView(answered("reject")))).toBeNull();
  expect(reviewedPlan(aView(null, "approval"))).toBeNull();
  expect(reviewedPlan(aView(null, "plan", 9))).toBeNull();
  expect(reviewedPlan(base)).toBeNull();
});
