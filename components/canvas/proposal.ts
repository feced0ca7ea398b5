import { taskEdgeId, taskStep, type CanvasPlan, type CanvasRun } from "@/components/canvas/canvas-run";
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
  /** `~$0.0012` by task, where it is known. */
  costs: ReadonlyMap<string, string>;
  /** Reasons against carrying it out. */
  problems: number;
  drop: (task: string) => void;
  /** null: there may be no more. */
  add: (() => void) | null;
};

/** What the canvas shows of a run, with the plan that is reviewed. What did not change are the same objects as before. */
export function withProposal(shown: CanvasRun, run: RunView, proposal: Proposal | null, before: CanvasRun | null): CanvasRun {
  const planner = proposal === null ? undefined : run.steps.get(proposal.step);
  if (proposal === null || planner === undefined || ![...shown.steps.values()].includes(planner.id)) return shown;
  const plans = keepSame(proposedPlans(shown.plans, planner, proposal), before?.plans ?? []);
  const cards = new Map(shown.cards);
  const edges = new Map(shown.edges);
  const stepOf = new Map(plans.flatMap((plan) => (plan.planner.id === planner.id ? stepsOf(plan) : [])));
  for (const task of proposal.tasks) {
    const id = taskStep(planner, proposal.round, task);
    const known = before?.cards.get(id);
    const card = proposedCard(proposal.costs.get(task.id) ?? "");
    cards.set(id, known !== undefined && isSame(known, card) ? known : card);
    for (const need of task.dependsOn) {
      const from = stepOf.get(need);
      if (from !== undefined) edges.set(taskEdgeId(from, id), "to-come");
    }
  }
  return { ...shown, plans, cards, edges };
}

function proposedPlans(plans: readonly CanvasPlan[], planner: StepView, proposal: Proposal): readonly CanvasPlan[] {
  const round = { round: proposal.round, at: 0, tasks: [...proposal.tasks], refused: [], written: false };
  const written = plans.find((plan) => plan.planner.id === planner.id)?.rounds ?? [];
  const open: CanvasPlan = { planner, rounds: [...written, round], proposal };
  return [...plans.filter((plan) => plan.planner.id !== planner.id), open];
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

function stepsOf({ planner, rounds }: CanvasPlan): [string, StepId][] {
  return rounds.flatMap(({ round, tasks }) => tasks.map((task): [string, StepId] => [task.id, taskStep(planner, round, task)]));
}

function proposedCard(cost: string): CardRun {
  return { state: "waiting", word: "Proposed", text: null, cost, time: "", livePorts: null, turns: null };
}
