import type { Proposal, ProposalActs } from "@/components/canvas/proposal";
import { canNeed, changeTask, dropTask, likelyOf, needTask, problemsIn, toDraft, toTasks } from "@/components/run/questions/plan-draft";
import { addOne, changeDraft, type PlanReview } from "@/components/run/questions/plan-reviews";
import { estimatedMoney } from "@/lib/core/format";
import type { TaskProblem } from "@/lib/trace/check-tasks";
import type { QuestionView, RunView } from "@/lib/trace/run-view";

/** Plans that are asked about, or were approved and are not yet in the trace: until then their place would be empty. Of a step the last. */
export function reviewedPlans(view: RunView): QuestionView[] {
  if (view.endedAt !== null) return [];
  const reviewed = [...view.questions.values()].filter((question) => question.kind === "plan" && isReviewed(view, question));
  return [...new Map(reviewed.map((question) => [question.stepId, question])).values()];
}

function isReviewed(view: RunView, { stepId, askedAt, answer }: QuestionView): boolean {
  const step = view.steps.get(stepId);
  if (step === undefined || (step.status !== "waiting" && step.status !== "running")) return false;
  if (answer === null) return true;
  return answer.decision === "approve" && !step.plans.some((plan) => plan?.written && plan.at >= askedAt);
}

/** A draft as the canvas shows it. Made once of each, so that nothing is drawn again while nothing changes. */
export function draftedProposal(review: PlanReview, view: RunView, question: QuestionView): Proposal {
  const known = made.get(review);
  if (known?.question === question) return known.proposal;
  const { stepId, answer } = question;
  const { draft, rules } = review;
  const tasks = toTasks(draft);
  const problems = problemsIn(draft, rules);
  const costs = tasks.flatMap((task) => {
    const likely = likelyOf(task, rules);
    return likely === null ? [] : [[task.id, estimatedMoney(likely)] as const];
  });
  const proposal: Proposal = {
    step: stepId,
    round: roundOf(view, stepId),
    tasks,
    dropped: draft.tasks.filter((task) => task.dropped),
    added: new Set(draft.tasks.filter((task) => task.added).map((task) => task.id)),
    costs: new Map(costs),
    problems: problems.length,
    problemsOf: byTask(problems),
    acts: answer === null ? actsOn(review) : null,
  };
  made.set(review, { question, proposal });
  return proposal;
}

/** A plan as it stands in the trace, to be looked at; null: it holds none, being stored apart or hidden. */
export function askedProposal(question: QuestionView, view: RunView): Proposal | null {
  const known = asked.get(question);
  if (known !== undefined) return known;
  const tasks = toTasks(toDraft(question.answer?.value ?? question.value));
  if (tasks.length === 0) return null;
  const { stepId: step } = question;
  const bare = { dropped: [], added: new Set<string>(), costs: new Map(), problems: 0, problemsOf: new Map(), acts: null };
  const proposal: Proposal = { step, round: roundOf(view, step), tasks, ...bare };
  asked.set(question, proposal);
  return proposal;
}

const made = new WeakMap<PlanReview, { question: QuestionView; proposal: Proposal }>();
const asked = new WeakMap<QuestionView, Proposal>();

/** While a plan is reviewed, it is the one after those that were written. */
function roundOf(view: RunView, step: QuestionView["stepId"]): number {
  return (view.steps.get(step)?.plans.filter((plan) => plan?.written).length ?? 0) + 1;
}

function byTask(problems: readonly TaskProblem[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const id of problems.flatMap(({ tasks }) => tasks)) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

function actsOn({ question, rules, draft }: PlanReview): ProposalActs {
  return {
    drop: (task) => changeDraft(question, (now) => dropTask(now, task)),
    takeBack: (task) => changeDraft(question, (now) => changeTask(now, task, { dropped: false })),
    add: toTasks(draft).length >= rules.maxTasks ? null : () => addOne(question),
    canNeed: (needed, by) => canNeed(draft, needed, by),
    need: (needed, by) => changeDraft(question, (now) => needTask(now, needed, by)),
  };
}
