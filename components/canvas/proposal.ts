import { taskEdgeId, taskStep, type CanvasPlan, type CanvasRun, type EdgeRun } from "@/components/canvas/canvas-run";
import type { Verdict } from "@/components/canvas/canvas-store";
import { isSame } from "@/components/canvas/is-same";
import type { StepId } from "@/lib/core/ids";
import type { CardRun } from "@/lib/nodes/card-props";
import type { RunView, StepView } from "@/lib/trace/run-view";
import type { Task } from "@/lib/trace/task";

/** A plan while somebody reviews it (P4): drawn where it will stand when it is carried out. */
export type Proposal = {
  /** The planner's step, and the round that the plan would be. */
  step: StepId;
  round: number;
  /** Without what was dropped. */
  tasks: readonly Task[];
  dropped: readonly Task[];
  /** Ids of tasks that the planner never wrote: dropped, they are gone. */
  added: ReadonlySet<string>;
  /** `~$0.0012` by task, where it is known. */
  costs: ReadonlyMap<string, string>;
  /** Reasons against carrying it out: all of them, and those of a task. */
  problems: number;
  problemsOf: ReadonlyMap<string, number>;
  /** null: it is only looked at. */
  acts: ProposalActs | null;
};

/** What may be done to a plan on the canvas; tasks are named by their ids. */
export type ProposalActs = {
  drop: (task: string) => void;
  takeBack: (task: string) => void;
  /** null: there may be no more. */
  add: (() => void) | null;
  canNeed: (needed: string, by: string) => Verdict;
  need: (needed: string, by: string) => void;
};

/** What the canvas shows of a run, with the plans that are reviewed. What did not change are the same objects as before. */
export function withProposals(shown: CanvasRun, run: RunView, proposals: readonly Proposal[], before: CanvasRun | null): CanvasRun {
  const seen = new Set(shown.steps.values());
  const drawn = proposals.flatMap((proposal) => {
    const planner = run.steps.get(proposal.step);
    return planner === undefined || !seen.has(planner.id) ? [] : [proposedPlan(shown.plans, planner, proposal)];
  });
  if (drawn.length === 0) return shown;
  const proposing = new Set(drawn.map((plan) => plan.planner.id));
  const cards = new Map(shown.cards);
  const edges = new Map(shown.edges);
  for (const plan of drawn) addCards(cards, edges, plan, before);
  const plans = [...shown.plans.filter((plan) => !proposing.has(plan.planner.id)), ...drawn];
  return { ...shown, plans: keepSame(plans, before?.plans ?? []), cards, edges };
}

type ProposedPlan = CanvasPlan & { proposal: Proposal };

function proposedPlan(plans: readonly CanvasPlan[], planner: StepView, proposal: Proposal): ProposedPlan {
  const round = { round: proposal.round, at: 0, tasks: [...proposal.tasks], refused: [], written: false };
  const written = plans.find((plan) => plan.planner.id === planner.id)?.rounds ?? [];
  return { planner, rounds: [...written, round], proposal };
}

function addCards(cards: Map<string, CardRun>, edges: Map<string, EdgeRun>, plan: ProposedPlan, before: CanvasRun | null): void {
  const { planner, proposal } = plan;
  const keep = (task: Task, card: CardRun) => {
    const id = taskStep(planner, proposal.round, task);
    const known = before?.cards.get(id);
    cards.set(id, known !== undefined && isSame(known, card) ? known : card);
    return id;
  };
  const stepOf = new Map(
    plan.rounds.flatMap(({ round, tasks }) => tasks.map((task) => [task.id, taskStep(planner, round, task)] as const)),
  );
  for (const task of proposal.tasks) {
    const id = keep(task, proposedCard("waiting", "Proposed", proposal.costs.get(task.id) ?? ""));
    for (const need of task.dependsOn) {
      const from = stepOf.get(need);
      if (from !== undefined) edges.set(taskEdgeId(from, id), "to-come");
    }
  }
  for (const task of proposal.dropped) keep(task, proposedCard("skipped", "Dropped", ""));
}

function keepSame(plans: readonly CanvasPlan[], before: readonly CanvasPlan[]): readonly CanvasPlan[] {
  const isKept = (plan: CanvasPlan, index: number) => {
    const old = before[index];
    return (
      old !== undefined && old.planner.id === plan.planner.id && old.planner.plans === plan.planner.plans && old.proposal === plan.proposal
    );
  };
  return plans.length === before.length && plans.every(isKept) ? before : plans;
}

function proposedCard(state: "waiting" | "skipped", word: string, cost: string): CardRun {
  return { state, word, text: null, cost, time: "", livePorts: null, turns: null };
}
