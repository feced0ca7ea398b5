import type { RunId } from "@/lib/core/ids";
import { costOf } from "@/lib/money/cost";
import type { LoggedCall } from "@/lib/model/simulated/call-log";
import type { Event, EventOf } from "@/lib/trace/event";
import { emptyRun, fold } from "@/lib/trace/fold";
import type { CallView, RunView } from "@/lib/trace/run-view";

/** Everything that a crash may not break, held against the model server's own log. Empty: nothing is wrong. */
export function violations(run: RunId, events: Event[], log: LoggedCall[]): string[] {
  const view = fold(emptyRun(run), events);
  const own = log.filter((call) => call.callKey?.startsWith(`${run}/`));
  return [
    ...ended(view, events),
    ...numbered(events),
    ...sums(view, events),
    ...asked(view, own),
    ...neverAgain(events),
    ...money(view, own),
  ].map((text) => `run ${run}: ${text}`);
}

function ended(view: RunView, events: Event[]): string[] {
  if (events.at(-1)?.type !== "run.finished") return [`its last event is ${events.at(-1)?.type}`];
  return view.status === "succeeded" ? [] : [`it ended as ${view.status}: ${view.error?.message}`];
}

function numbered(events: Event[]): string[] {
  const gap = events.findIndex((event, index) => event.seq !== index + 1);
  return gap === -1 ? [] : [`event ${gap + 1} has the number ${events[gap]?.seq}`];
}

function sums(view: RunView, events: Event[]): string[] {
  const last = events.findLast((event): event is EventOf<"run.finished"> => event.type === "run.finished");
  const steps = [...view.steps.values()].reduce((sum, step) => sum + step.costNanoUsd, 0n);
  return last === undefined || last.costNanoUsd === String(steps) ? [] : [`it cost ${last.costNanoUsd}, its steps ${steps}`];
}

/** The journal knows every call that reached the server, and each key reached it once. */
function asked(view: RunView, own: LoggedCall[]): string[] {
  const known = new Set([...view.calls.values()].map((call) => keyOf(view, call)));
  const seen = new Set<string>();
  return own.flatMap(({ callKey }) => {
    const key = callKey ?? "";
    const wrong = [
      ...(known.has(key) ? [] : [`the journal knows nothing of ${key}`]),
      ...(seen.has(key) ? [`${key} was asked twice`] : []),
    ];
    seen.add(key);
    return wrong;
  });
}

/** [E4] A call whose end is stored is never made again: no later call of that step asks the same. */
function neverAgain(events: Event[]): string[] {
  const hashes = new Map<string, string>();
  const finished = new Set<string>();
  const wrong: string[] = [];
  for (const event of events) {
    if (event.type === "call.started") {
      const question = `${event.stepId} ${event.requestHash}`;
      if (finished.has(question)) wrong.push(`${event.callId} asks again what was answered`);
      hashes.set(event.callId, question);
    } else if (event.type === "call.finished") finished.add(hashes.get(event.callId) ?? "");
  }
  return wrong;
}

/** A finished call costs what the server counted; a lost one lies within its bounds. */
function money(view: RunView, own: LoggedCall[]): string[] {
  return [...view.calls.values()].flatMap((call) => {
    const logged = own.find((one) => one.callKey === keyOf(view, call));
    const usage = logged?.usage ?? null;
    const cost = usage === null || call.model === null ? 0n : (costOf(usage, call.model, new Date(call.startedAt))?.nanoUsd ?? 0n);
    if (call.status === "finished")
      return call.costNanoUsd === cost ? [] : [`${call.id} cost ${call.costNanoUsd}, the server counted ${cost}`];
    if (call.status !== "lost" || call.lost === null) return [];
    const { minNanoUsd, maxNanoUsd } = call.lost;
    return cost >= minNanoUsd && cost <= maxNanoUsd
      ? []
      : [`lost ${call.id}: the server counted ${cost}, outside ${minNanoUsd} to ${maxNanoUsd}`];
  });
}

function keyOf(view: RunView, call: CallView): string {
  return `${view.id}/${call.stepId}/${call.attempt}/${call.n}`;
}
