import "server-only";
import type { RunFile } from "@/lib/contract/run-file";
import { runId, type StepId } from "@/lib/core/ids";
import { jsonObject } from "@/lib/core/json";
import { err, ok, type Result } from "@/lib/core/result";
import { isStorableTime } from "@/lib/core/storable-time";
import type { NewRecord } from "@/lib/data/recorded-run";
import { parseGraph } from "@/lib/graph/parse";
import { spec } from "@/lib/spec/spec";
import { event as eventSchema, type Event } from "@/lib/trace/event";
import { emptyRun, fold } from "@/lib/trace/fold";
import type { RunView } from "@/lib/trace/run-view";

/** Reads a run file: schemas first, then the fold, which is what everything else will do with it (S16). The sentence says what is wrong. */
export function readRunFile(file: RunFile): Result<NewRecord, string> {
  const graph = parseGraph(file.graph);
  if (!graph.ok) return err(`The file's graph is not valid: ${graph.error[0]?.message ?? ""}`);
  const compiled = spec.safeParse(file.spec);
  if (!compiled.success) return err("The file's spec is not valid.");
  const events: Event[] = [];
  for (const raw of file.events) {
    const parsed = eventSchema.safeParse(raw);
    if (!parsed.success) return err(`Event ${events.length + 1} of the file is not one that this version knows.`);
    events.push(asMine(parsed.data));
  }
  const order = checkOrder(events);
  if (order !== null) return err(order);
  try {
    const view = fold(emptyRun(runId.parse("imported")), events);
    const wrong = checkSums(view) ?? checkNesting(view);
    if (wrong !== null) return err(wrong);
    const { name, title, simulated, specHash } = file;
    return ok({ graph: graph.value, spec: compiled.data, name, title, simulated, specHash, events, view, payloads: file.payloads });
  } catch (cause) {
    return err(`The file's events do not follow from each other: ${cause instanceof Error ? cause.message : ""}`);
  }
}

/** The graph and the run that it came from are somewhere else. */
function asMine(event: Event): Event {
  if (event.type !== "run.queued") return event;
  const { origin: _origin, ...rest } = event;
  return { ...rest, graphId: null, version: null };
}

function checkOrder(events: Event[]): string | null {
  if (events[0]?.type !== "run.queued") return "The file's first event is not run.queued.";
  if (events.at(-1)?.type !== "run.finished") return "The file's last event is not run.finished: only an ended run can be kept.";
  if (events.filter(({ type }) => type === "run.queued" || type === "run.finished").length > 2)
    return "The file's run begins or ends twice.";
  const timeless = events.findIndex(({ at }) => !isStorableTime(Date.parse(at)));
  if (timeless !== -1) return `Event ${timeless + 1} of the file says no time of the years 2 to 9998.`;
  const unordered = events.findIndex((event, i) => event.seq <= (events[i - 1]?.seq ?? 0));
  return unordered === -1 ? null : `Event ${unordered + 1} of the file is out of order.`;
}

/** $100,000: the cost of as many runs as trends add up stays within what the database adds up. */
const mostNanoUsd = 10n ** 14n;

function checkSums({ costNanoUsd, calls, lost, tokens }: RunView): string | null {
  // A call that was lost adds nothing to the run's cost, whatever it says that it cost; models are billed by their calls.
  const ofCalls = [...calls.values()].reduce((sum, call) => sum + (call.costNanoUsd ?? 0n), 0n);
  if ([costNanoUsd, ofCalls, lost.minNanoUsd, lost.maxNanoUsd].some((sum) => sum >= mostNanoUsd))
    return "The file's run costs $100,000 or more: that is more than can be kept.";
  return Object.values(tokens).every(Number.isSafeInteger) ? null : "The file's run counts more tokens than can be kept.";
}

/** Whoever goes from a step to what it stands in has to come to an end. */
function checkNesting({ steps }: RunView): string | null {
  const ending = new Set<StepId>();
  for (const { id } of steps.values()) {
    const way = new Set<StepId>();
    for (let at: StepId | null = id; at !== null && !ending.has(at); at = steps.get(at)?.parentId ?? null) {
      if (way.has(at)) return `Step ${at.slice(0, 100)} of the file stands inside of itself.`;
      way.add(at);
    }
    for (const each of way) ending.add(each);
  }
  return null;
}

/** As it goes into a file. */
export function toRunFile(record: Omit<NewRecord, "view">): RunFile {
  const { graph, spec: compiled, events, ...rest } = record;
  return {
    format: "baton.run",
    version: 1,
    ...rest,
    graph: jsonObject.parse(graph),
    spec: jsonObject.parse(compiled),
    events: events.map((event) => jsonObject.parse(event)),
  };
}
