import "server-only";
import type { RunFile } from "@/lib/contract/run-file";
import { runId } from "@/lib/core/ids";
import { jsonObject } from "@/lib/core/json";
import { err, ok, type Result } from "@/lib/core/result";
import type { NewRecord } from "@/lib/data/recorded-run";
import { parseGraph } from "@/lib/graph/parse";
import { spec } from "@/lib/spec/spec";
import { event as eventSchema, type Event } from "@/lib/trace/event";
import { emptyRun, fold } from "@/lib/trace/fold";

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
  const unordered = events.findIndex((event, i) => event.seq <= (events[i - 1]?.seq ?? 0) || Number.isNaN(Date.parse(event.at)));
  return unordered === -1 ? null : `Event ${unordered + 1} of the file is out of order.`;
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
