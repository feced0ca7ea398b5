import { taskStep, type CanvasPlan } from "@/components/canvas/canvas-run";
import type { PortRef, ProblemCount, Verdict } from "@/components/canvas/canvas-store";
import type { ProposalActs } from "@/components/canvas/proposal";

/** A task that may still be changed: its plan is reviewed here. */
export type Drafted = { task: string; dropped: boolean; added: boolean; acts: ProposalActs };

/** The tasks on the canvas that may be changed, by step. */
export function draftedTasks(plans: readonly CanvasPlan[]): ReadonlyMap<string, Drafted> {
  const drafted = new Map<string, Drafted>();
  for (const { planner, proposal } of plans) {
    if (proposal === null || proposal.acts === null) continue;
    const { round, tasks, dropped, added, acts } = proposal;
    for (const task of tasks)
      drafted.set(taskStep(planner, round, task), { task: task.id, dropped: false, added: added.has(task.id), acts });
    for (const task of dropped) drafted.set(taskStep(planner, round, task), { task: task.id, dropped: true, added: false, acts });
  }
  return drafted;
}

/** Proposed tasks that cannot be carried out as they stand, by step. */
export function draftedProblems(plans: readonly CanvasPlan[]): ReadonlyMap<string, ProblemCount> {
  return new Map(
    plans.flatMap(({ planner, proposal }) =>
      (proposal?.tasks ?? []).flatMap((task) => {
        const errors = proposal?.problemsOf.get(task.id) ?? 0;
        return errors === 0 ? [] : [[taskStep(planner, proposal?.round ?? 0, task), { errors, warnings: 0 }] as const];
      }),
    ),
  );
}

/** Whether one task may wait for another: the edge that is drawn between them says so. */
export function judgeDrafted(drafted: ReadonlyMap<string, Drafted>, a: PortRef, b: PortRef): Verdict {
  if (a.direction === b.direction) return { ok: false, reason: "Draw from what is needed to the task that waits for it." };
  const [from, to] = ends(drafted, a, b);
  if (from === undefined || to === undefined || from.acts !== to.acts)
    return { ok: false, reason: "Only tasks of one plan wait for each other." };
  return to.acts.canNeed(from.task, to.task);
}

export function joinDrafted(drafted: ReadonlyMap<string, Drafted>, a: PortRef, b: PortRef): void {
  const [from, to] = ends(drafted, a, b);
  if (from !== undefined && to !== undefined && judgeDrafted(drafted, a, b).ok) to.acts.need(from.task, to.task);
}

function ends(drafted: ReadonlyMap<string, Drafted>, a: PortRef, b: PortRef) {
  const [from, to] = a.direction === "out" ? [a, b] : [b, a];
  return [drafted.get(from.node), drafted.get(to.node)] as const;
}
