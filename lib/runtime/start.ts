import "server-only";
import { isObject, type JsonObject, type JsonValue } from "@/lib/core/json";
import { fileValue, fileWords } from "@/lib/core/file-value";
import { newId, runId, type OwnerId, type RunId } from "@/lib/core/ids";
import { findByKey, insertRun, isDoubledKey, type NewRun } from "@/lib/data/new-run";
import type { Graph, Limits } from "@/lib/graph/document";
import { maskOf } from "@/lib/engine/mask";
import { maskEvent } from "@/lib/engine/mask-event";
import { hiddenValues } from "@/lib/engine/hidden-values";
import { connectionsOf } from "@/lib/runtime/connections";
import type { Spec, SpecLimits } from "@/lib/spec/spec";
import type { EventOf } from "@/lib/trace/event";

/** A run that may be made: its graph compiled, its input checked. */
export type RunToStart = {
  graph: Graph;
  spec: Spec;
  specHash: string;
  graphId: string | null;
  version: number | null;
  input: JsonObject;
  /** Replaces the limits that it names. */
  limits?: Limits | undefined;
  tags?: string[] | undefined;
  idempotencyKey?: string | undefined;
  simulated: boolean;
  origin?: NonNullable<EventOf<"run.queued">["origin"]> | undefined;
  pins?: EventOf<"run.queued">["pins"];
};

/** Stores the run; it runs as soon as a worker hears of it. */
export async function startRun(asker: { ownerId: OwnerId }, run: RunToStart): Promise<{ id: RunId; isNew: boolean }> {
  const id = runId.parse(newId());
  const { graphId, version, specHash, simulated, input } = run;
  const queued = await masked(asker.ownerId, {
    graphId,
    version,
    specHash,
    input,
    limits: replaced(run.spec.limits, run.limits),
    simulated,
    tags: run.tags ?? [],
    ...(run.origin && { origin: run.origin }),
    ...(run.pins && { pins: run.pins }),
  });
  const made = {
    id,
    ownerId: asker.ownerId,
    graphId,
    version,
    graph: run.graph,
    spec: run.spec,
    specHash,
    simulated,
    title: titleOf(queued.input),
    idempotencyKey: run.idempotencyKey ?? null,
    queued,
  };
  try {
    await insertRun(made);
    return { id, isNew: true };
  } catch (cause) {
    const before = made.idempotencyKey !== null && isDoubledKey(cause) ? await findByKey(asker.ownerId, made.idempotencyKey) : null;
    if (before === null) throw cause;
    return { id: before, isNew: false };
  }
}

/** The one event that no driver writes: a secret that somebody typed into the input is masked like anywhere else (T9). */
async function masked(ownerId: OwnerId, queued: NewRun["queued"]): Promise<NewRun["queued"]> {
  const mask = maskOf(hiddenValues(await connectionsOf(ownerId)));
  return mask === null ? queued : maskEvent({ type: "run.queued", ...queued }, mask);
}

function replaced(limits: SpecLimits, by: Limits | undefined): SpecLimits {
  return {
    maxCostNanoUsd: by?.maxCostUsd === undefined ? limits.maxCostNanoUsd : String(Math.round(by.maxCostUsd * 1e9)),
    maxTokens: by?.maxTokens ?? limits.maxTokens,
    maxSeconds: by?.maxSeconds ?? limits.maxSeconds,
    concurrency: by?.concurrency ?? limits.concurrency,
  };
}

/** The first words of the input: people know a run by them. */
function titleOf(input: JsonValue): string {
  const first = Object.values(isObject(input) ? input : {}).find((value) => value !== null && value !== "");
  return text(first).replace(/\s+/g, " ").trim().slice(0, 120);
}

function text(value: JsonValue | undefined): string {
  if (value === undefined) return "";
  const file = typeof value === "string" ? fileValue(value) : null;
  if (file !== null) return fileWords(file);
  if (typeof value === "string") return value;
  return isObject(value) && typeof value["name"] === "string" ? value["name"] : JSON.stringify(value);
}
