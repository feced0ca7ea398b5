import "server-only";
import { hiddenText } from "@/lib/core/hidden";
import type { SharedAnswer } from "@/lib/contract/shares";
import type { StepAnswer } from "@/lib/contract/steps";
import { findGraph } from "@/lib/data/graphs";
import { localPerson, ownerName } from "@/lib/data/owners";
import { findRun, findRunHead, findRunSpec, findStep, type Look } from "@/lib/data/runs";
import { findOpenShare, type Share } from "@/lib/data/shares";
import type { Graph } from "@/lib/graph/document";
import { follow } from "@/lib/runtime/follow";
import { lookThrough } from "@/lib/runtime/look-through";
import { redactGraph } from "@/lib/runtime/redact-graph";
import { readSnapshot, type RunSnapshot } from "@/lib/runtime/run-snapshot";
import type { Event } from "@/lib/trace/event";

type SharedFacts = Omit<SharedAnswer, "run">;

/** What a share shows; null where its graph or run is gone. Read in the owner's name, redacted before it leaves. */
export async function readShared(share: Share, url: string): Promise<SharedAnswer | null> {
  const facts = await readSharedFacts(share, url);
  const run = share.runId === null ? null : await findRun(share.owner, share.runId, await lookOf(share));
  return facts === null || (share.runId !== null && run === null) ? null : { ...facts, run };
}

/** The same without the run, which a page reads in its own way. */
export async function readSharedFacts(share: Share, url: string): Promise<SharedFacts | null> {
  const graph = await readDocument(share);
  if (graph === null) return null;
  return {
    url,
    name: graph.name,
    sharedBy: share.owner.ownerId === localPerson.ownerId ? "" : await ownerName(share.owner),
    createdAt: share.createdAt.toISOString(),
    expiresAt: share.expiresAt?.toISOString() ?? null,
    show: share.show,
    graph: redactGraph(graph, share.show, hiddenText),
  };
}

/** The shared run as a page first shows it, redacted like the stream that follows; null: the share has none. */
export async function readSharedRun(share: Share): Promise<({ number: number } & RunSnapshot) | null> {
  const head = share.runId === null ? null : await findRunHead(share.owner, share.runId);
  if (head === null) return null;
  const { event } = await lookOf(share);
  return { number: head.number, ...(await readSnapshot(share.owner, head, { event, costs: share.show.costs })) };
}

/** To be kept or sent on: hidden texts are empty, so that the compiler names what has to be filled in. */
export async function readSharedCopy(share: Share): Promise<Graph | null> {
  const graph = await readDocument(share);
  return graph && redactGraph(graph, share.show, "");
}

export async function readSharedStep(share: Share, stepId: string): Promise<StepAnswer | null> {
  return share.runId === null ? null : findStep(share.owner, share.runId, stepId, await lookOf(share));
}

/** Asks again before each batch: a link that was revoked shows nothing more, also to those who watch. */
export async function* followShared(share: Share, after: number, signal: AbortSignal): AsyncGenerator<Event[], void> {
  if (share.runId === null) return;
  const look = await lookOf(share);
  for await (const events of follow(share.owner, share.runId, after, signal)) {
    if ((await findOpenShare(share.id)) === null) return;
    yield events.map(look.event);
  }
}

/** The graph as the run ran it (T10), else as it is now. */
async function readDocument(share: Share): Promise<Graph | null> {
  if (share.runId !== null) return (await findRunHead(share.owner, share.runId))?.graph ?? null;
  return share.graphId === null ? null : ((await findGraph(share.owner, share.graphId))?.graph ?? null);
}

async function lookOf(share: Share): Promise<Look> {
  return lookThrough(share.runId === null ? null : await findRunSpec(share.owner, share.runId), share.show);
}
