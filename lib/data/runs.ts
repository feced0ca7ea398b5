import "server-only";
import type { RunAnswer } from "@/lib/contract/runs";
import type { StepAnswer } from "@/lib/contract/steps";
import { runId } from "@/lib/core/ids";
import type { Graph } from "@/lib/graph/document";
import { spec, type Spec } from "@/lib/spec/spec";
import type { Event, RunStatus } from "@/lib/trace/event";
import { endedStatus, runStatus } from "@/lib/trace/event";
import { emptyRun, fold } from "@/lib/trace/fold";
import type { RunView } from "@/lib/trace/run-view";
import { database } from "@/lib/data/client";
import { readFacts } from "@/lib/data/events";
import type { Asker } from "@/lib/data/owners";
import { loadPayloads } from "@/lib/data/payloads";
import { isStalled } from "@/lib/data/stalled";
import { toRunAnswer, type RunFacts } from "@/lib/data/run-answer";
import { readGraph } from "@/lib/data/stored-graph";
import { toStepAnswer, valuesOf } from "@/lib/data/step-answer";

/** What stands between the trace and whoever looks: a share's redaction, or nothing. */
export type Look = { event: (event: Event) => Event; graph: (graph: Graph) => Graph; facts: (facts: RunFacts) => RunFacts };
const everything: Look = { event: (event) => event, graph: (graph) => graph, facts: (facts) => facts };

export type RunHead = Omit<RunFacts, "stalled"> & { id: string; status: RunStatus; seq: number; graph: Graph };

/** The run's row; null for a stranger's. */
export async function findRunHead(asker: Asker, id: string): Promise<RunHead | null> {
  const row = await database().run.findFirst({
    where: { id, ownerId: asker.ownerId },
    select: { id: true, number: true, title: true, graphName: true, createdAt: true, status: true, seq: true, document: true },
  });
  if (row === null) return null;
  return { ...row, createdAt: row.createdAt.toISOString(), status: runStatus.parse(row.status), graph: readGraph(row.document) };
}

/** `127`, as people call a run; null for a stranger's. */
export async function findRunNumber(asker: Asker, id: string): Promise<number | null> {
  return (await database().run.findFirst({ where: { id, ownerId: asker.ownerId }, select: { number: true } }))?.number ?? null;
}

/** `lost` is left out where the row is from before it was kept there. */
export type RunTotals = Pick<RunView, "costNanoUsd" | "unpricedCalls" | "tokens"> & Partial<Pick<RunView, "lost">>;

/** The sums of all that was called, which are kept with the events; null for a stranger's run. */
export async function findRunTotals(asker: Asker, id: string): Promise<RunTotals | null> {
  const row = await database().run.findFirst({
    where: { id, ownerId: asker.ownerId },
    select: {
      cost: true,
      unpriced: true,
      lostMin: true,
      lostMax: true,
      inputTokens: true,
      outputTokens: true,
      cacheRead: true,
      cacheWrite: true,
    },
  });
  if (row === null) return null;
  const tokens = {
    input: Number(row.inputTokens),
    output: Number(row.outputTokens),
    cacheRead: Number(row.cacheRead),
    cacheWrite: Number(row.cacheWrite),
  };
  const { lostMin, lostMax } = row;
  const lost = lostMin === null || lostMax === null ? {} : { lost: { minNanoUsd: lostMin, maxNanoUsd: lostMax } };
  return { costNanoUsd: row.cost, unpricedCalls: row.unpriced, ...lost, tokens };
}

/** What was executed; null for a stranger's run. */
export async function findRunSpec(asker: Asker, id: string): Promise<Spec | null> {
  const row = await database().run.findFirst({ where: { id, ownerId: asker.ownerId }, select: { spec: true } });
  return row === null ? null : spec.parse(row.spec);
}

export async function findRun(asker: Asker, id: string, look: Look = everything): Promise<RunAnswer | null> {
  const head = await findRunHead(asker, id);
  if (head === null) return null;
  const view = await foldRun(asker, head, null, look);
  const load = await loadPayloads(asker, id, [view.input, view.output ?? null]);
  const { number, title, graphName, createdAt } = head;
  return toRunAnswer(
    view,
    look.facts({ number, title, graphName, createdAt, stalled: await isStalled(id) }),
    look.graph(head.graph),
    head.seq,
    load,
  );
}

export async function findStep(asker: Asker, id: string, stepId: string, look: Look = everything): Promise<StepAnswer | null> {
  const head = await findRunHead(asker, id);
  if (head === null) return null;
  const view = await foldRun(asker, head, stepId, look);
  const step = [...view.steps.values()].find((candidate) => candidate.id === stepId);
  if (step === undefined) return null;
  return toStepAnswer(view, step, await loadPayloads(asker, id, valuesOf(view, step)));
}

/** The row's number first: what is appended between the two reads stays out, and the stream brings it. */
async function foldRun(asker: Asker, head: RunHead, stepId: string | null, look: Look) {
  const events = await readFacts(asker, head.id, head.seq, stepId);
  return fold(emptyRun(runId.parse(head.id)), events.map(look.event));
}

/** A run that is being driven has to be cancelled first. */
export async function deleteRun(asker: Asker, id: string): Promise<"deleted" | "running" | "missing"> {
  return database().$transaction(async (transaction) => {
    const { count } = await transaction.run.deleteMany({ where: { id, ownerId: asker.ownerId, status: { in: endedStatus.options } } });
    if (count === 0) return (await transaction.run.count({ where: { id, ownerId: asker.ownerId } })) === 0 ? "missing" : "running";
    await transaction.event.deleteMany({ where: { runId: id } });
    await transaction.payload.deleteMany({ where: { runId: id } });
    return "deleted";
  });
}
