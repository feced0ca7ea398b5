import { expect, test } from "vitest";
import { dropTask, toDraft } from "@/components/run/questions/plan-draft";
import type { PlanReview } from "@/components/run/questions/plan-reviews";
import { askedProposal, draftedProposal, reviewedPlans } from "@/components/run/questions/reviewed-plans";
import type { PlanRules, QuestionAnswer } from "@/lib/contract/questions";
import { nodeId, runId, toStepId, type StepId } from "@/lib/core/ids";
import type { JsonValue } from "@/lib/core/json";
import { emptyRun, fold } from "@/lib/trace/fold";
import type { QuestionView, RunView } from "@/lib/trace/run-view";
import { Story } from "@/lib/trace/testing/story";

const task = (id: string, dependsOn: string[] = []) => ({
  ...{ id, title: id, objective: "", expectedOutput: "", delegate: nodeId.parse("worker"), model: null },
  dependsOn,
});
const value = { tasks: [task("t1"), task("t2", ["t1"])] };
const plan = toStepId(nodeId.parse("plan"), "");
const other = toStepId(nodeId.parse("other"), "");

/** Two planners that were asked about their plans at once, and what came after. */
function after(tell: (story: Story) => void = () => undefined, asked: JsonValue = value): RunView {
  const story = new Story();
  story.tell(1, { type: "run.started", worker: "w1", epoch: 1, format: 1 });
  for (const [index, node] of ["plan", "other"].entries()) {
    const stepId = story.begin(10 + index, node, { name: node, kind: "planner" });
    const who = { questionId: `q_${node}`, stepId, nodeId: nodeId.parse(node) };
    story.tell(20 + index, { type: "question.asked", ...who, kind: "plan", message: "", value: asked, editable: true });
    story.wait(20 + index, node, "", undefined, "question");
  }
  tell(story);
  return fold(emptyRun(runId.parse("r1")), story.events());
}

const answered = (story: Story, stepId: StepId, decision: "approve" | "reject") =>
  story.tell(30, { type: "question.answered", questionId: stepId === plan ? "q_plan" : "q_other", stepId, decision, by: "person" });
const shown = (view: RunView) => reviewedPlans(view).map(({ stepId }) => stepId);

test("[P4] every plan that is asked about is proposed, not only the last", () => {
  expect(shown(after())).toEqual([plan, other]);
  expect(shown(after((story) => answered(story, other, "reject").end(31, other, "")))).toEqual([plan]);
});

test("[P4] an approved plan is shown until it stands in the trace, and one that was sent back is not", () => {
  expect(shown(after((story) => answered(story, plan, "approve")))).toEqual([plan, other]);
  expect(shown(after((story) => answered(story, plan, "approve").plan(40, plan, 1, value.tasks)))).toEqual([other]);
  expect(shown(after((story) => answered(story, plan, "reject")))).toEqual([other]);
});

test("[P4] nothing is proposed by a planner that has ended, nor in a run that is over", () => {
  expect(shown(after((story) => story.end(40, plan, "")))).toEqual([other]);
  expect(shown(after((story) => story.finish(40, "cancelled", null)))).toEqual([]);
});

const rules: PlanRules = {
  maxTasks: 2,
  taken: [],
  delegates: [
    { id: "worker", name: "Worker", model: "usual", taskModels: [], likely: [{ model: null, costNanoUsd: "1200000", durationMs: 1 }] },
  ],
};
const asked = (view: RunView): QuestionView => view.questions.get("q_plan")!;

function aReview(draft = toDraft(value)): PlanReview {
  const question: QuestionAnswer = {
    ...{ id: "q_plan", kind: "plan", runId: "r1", runNumber: 1, graphName: "", stepId: plan, nodeId: "plan", nodeName: "", nodeKind: "" },
    ...{ message: "", value, editable: true, createdAt: "", expiresAt: null, onTimeout: null, plan: rules, answer: null },
  };
  return { question, rules, draft, open: null };
}

test("[P4] a draft is proposed without what was dropped, with what it is likely to cost and what is wrong with which task", () => {
  const view = after();
  const whole = draftedProposal(aReview(), view, asked(view));
  expect(whole).toMatchObject({ round: 1, tasks: value.tasks, dropped: [], costs: new Map([["t1", "~$0.0012"], ["t2", "~$0.0012"]]) }); // prettier-ignore
  expect(whole.acts?.add).toBeNull();
  const left = draftedProposal(aReview(dropTask(toDraft(value), "t1")), view, asked(view));
  expect(left).toMatchObject({ tasks: [task("t2")], dropped: [{ id: "t1" }], problems: 0 });
  expect(left.acts?.add).not.toBeNull();
  const broken = toDraft({ tasks: [task("t1", ["t2"]), task("t2", ["t1"]), task("t3", ["t2"])] });
  const { problems, problemsOf } = draftedProposal({ ...aReview(broken), rules: { ...rules, maxTasks: 3 } }, view, asked(view));
  expect([problems, [...problemsOf.keys()]]).toEqual([1, ["t1", "t2"]]);
});

test("[P4] what was answered is no longer changed, and one draft is one object", () => {
  const [open, over] = [after(), after((story) => answered(story, plan, "approve"))];
  const review = aReview();
  expect(draftedProposal(review, open, asked(open))).toBe(draftedProposal(review, open, asked(open)));
  expect(draftedProposal(review, over, asked(over)).acts).toBeNull();
});

test("[P4] [T8] who only looks sees the plan as it was asked about, where the trace holds it", () => {
  const view = after();
  expect(askedProposal(asked(view), view)).toMatchObject({ step: plan, round: 1, tasks: value.tasks, acts: null });
  const apart = after(undefined, { $ref: "payload" });
  expect(askedProposal(asked(apart), apart)).toBeNull();
});
