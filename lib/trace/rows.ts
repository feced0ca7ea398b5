import { toStepId, type StepId } from "@/lib/core/ids";
import type { Task } from "@/lib/trace/task";
import { lastRowsOf, roundsOf, taskPath, taskSteps, type Round } from "@/lib/trace/rounds";
import { lostIn, rowOfStep, rowToCome, type Outlined, type Row, type RowContext } from "@/lib/trace/row";
import type { RunView, StepView } from "@/lib/trace/run-view";
import { callSegments, stepSegments, type Segment } from "@/lib/trace/segments";

/** The rows of the waterfall: nested as the trace says (T7), in the order of the graph, with what is still to come as far as it is known. */
export function rows(run: RunView, outline: readonly Outlined[]): Row[] {
  const steps = [...run.steps.values()];
  const top = steps.filter((step) => step.parentId === null || !run.steps.has(step.parentId));
  const listed = new Map(outline.map((node) => [toStepId(node.id, ""), node]));
  const children = new Map<StepId | null, StepView[]>();
  for (const step of steps) groupOf(children, step.parentId).push(step);
  const context = { run, outline: new Map(outline.map((node) => [node.id, node])), children };
  return [
    ...[...listed].flatMap(([id, node]) => {
      const step = run.steps.get(id);
      if (step !== undefined) return stepRows(context, step, 0, needsOf(context, node));
      return node.delegate ? [] : [rowToCome(context, node, id, node.name, 0, needsOf(context, node))];
    }),
    ...top.filter((step) => !listed.has(step.id)).flatMap((step) => stepRows(context, step, 0, [])),
  ];
}

function groupOf(groups: Map<StepId | null, StepView[]>, parent: StepId | null): StepView[] {
  const group = groups.get(parent) ?? [];
  groups.set(parent, group);
  return group;
}

function needsOf({ run }: RowContext, node: Outlined): string[] {
  return node.needs.flatMap((source) => {
    const id = toStepId(source, "");
    const step = run.steps.get(id);
    return step === undefined ? [id] : lastRowsOf(run, step);
  });
}

function stepRows(context: RowContext, step: StepView, depth: number, needs: string[]): Row[] {
  const own = context.children.get(step.id) ?? [];
  if (step.plans.length > 0) return plannerRows(context, step, depth, needs);
  const row = rowOfStep(context, step, depth, needs, null);
  if (own.length === 0) return [row];
  const segments = [...row.segments, { kind: "children" as const, from: step.startedAt ?? 0, to: step.endedAt, broken: false }];
  return [
    { ...row, segments },
    ...bracketed(
      own.flatMap((child) => stepRows(context, child, depth + 1, [row.id])),
      depth + 1,
    ),
  ];
}

function plannerRows(context: RowContext, step: StepView, depth: number, needs: string[]): Row[] {
  const rounds = roundsOf(context.run, step);
  let before = needs;
  return rounds.flatMap((round, index) => {
    const row = ofRound(context, step, depth, before, round, rounds[index + 1]);
    const tasks = (round.plan?.tasks ?? []).flatMap((task) => taskRows(context, step, round, task, depth + 1));
    before = tasks.length === 0 ? [row.id] : tasks.map((each) => each.id);
    return [row, ...bracketed(tasks, depth + 1)];
  });
}

function ofRound(context: RowContext, step: StepView, depth: number, needs: string[], round: Round, next: Round | undefined): Row {
  const row = rowOfStep(context, step, depth, needs, null);
  const priced = round.calls.filter((call) => call.costNanoUsd !== null);
  const startedAt = round.number === 1 ? row.startedAt : (round.calls[0]?.startedAt ?? null);
  const over = round.calls.at(-1)?.endedAt ?? null;
  const until = next?.calls[0]?.startedAt ?? step.endedAt;
  const broken = new Set(step.attempts.filter((attempt) => attempt.error !== null).map((attempt) => attempt.attempt));
  const rests: Segment[] =
    over !== null && (round.plan?.tasks.length ?? 0) > 0 ? [{ kind: "children", from: over, to: until, broken: false }] : [];
  const waits = row.segments.filter(
    (segment) =>
      (segment.kind === "held" || segment.kind === "wait") && segment.from >= (startedAt ?? 0) && segment.from < (until ?? Infinity),
  );
  return {
    ...row,
    id: round.id,
    startedAt,
    endedAt: over,
    status: next === undefined ? row.status : "succeeded",
    part:
      round.plan !== null && round.plan.tasks.length > 0
        ? `round ${round.number}`
        : round.number === 1
          ? null
          : `after round ${round.number - 1}`,
    costNanoUsd: round.calls.length === 0 ? null : priced.reduce((sum, call) => sum + (call.costNanoUsd ?? 0n), 0n),
    unpricedCalls: round.calls.filter((call) => call.costNanoUsd === null && call.status === "finished").length,
    lostNanoUsd: lostIn(round.calls),
    tries: Math.max(1, new Set(round.calls.map((call) => call.attempt)).size),
    segments: [...waits, ...round.calls.flatMap((call) => callSegments(call, broken.has(call.attempt))), ...rests],
  };
}

function taskRows(context: RowContext, planner: StepView, round: Round, task: Task, depth: number): Row[] {
  const ids = taskSteps(planner, round);
  const id = ids.get(task.id) ?? toStepId(task.delegate, taskPath(planner, round.number, task.id));
  const needs = task.dependsOn.length === 0 ? [round.id] : task.dependsOn.flatMap((other) => ids.get(other) ?? []);
  const step = context.run.steps.get(id);
  if (step !== undefined) {
    return stepRows(context, step, depth, needs).map((row) =>
      row.id === step.id ? { ...row, ...titled(context, row, task, round, step) } : row,
    );
  }
  const delegate = context.outline.get(task.delegate);
  const segments: Segment[] = round.plan === null ? [] : [{ kind: "queued", from: round.plan.at, to: planner.endedAt, broken: false }];
  const blank = {
    id: task.delegate,
    name: task.title,
    kind: delegate?.kind ?? "",
    model: task.model ?? delegate?.model ?? null,
    likelyMs: delegate?.likelyMs ?? null,
  };
  return [{ ...rowToCome(context, blank, id, task.title, depth, needs), taskId: task.id, segments }];
}

function titled(context: RowContext, row: Row, task: Task, round: Round, step: StepView): Partial<Row> {
  if (step.plans.length > 0) return { name: task.title, taskId: task.id };
  return {
    name: task.title,
    taskId: task.id,
    segments: [
      ...stepSegments(context.run, step, round.plan?.at ?? null),
      ...row.segments.filter((segment) => segment.kind === "children"),
    ],
  };
}

function bracketed(group: Row[], depth: number): Row[] {
  const count = group.filter((row) => row.depth === depth).length;
  if (count < 2) return group;
  return group.map((row, index) => ({ ...row, bracket: index === 0 ? "first" : index === group.length - 1 ? "last" : "middle" }));
}
