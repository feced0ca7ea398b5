import { costOf } from "@/lib/money/cost";
import type { LoggedCall } from "@/lib/model/simulated/call-log";
import type { Event } from "@/lib/trace/event";
import type { CallView, RunView } from "@/lib/trace/run-view";

/** Calls of models, held against what the server counted. */
export function callViolations(view: RunView, events: Event[], own: LoggedCall[]): string[] {
  const asked = [...view.calls.values()].filter((call) => call.sort === "model");
  return [...unknownOrTwice(view, asked, own), ...neverAgain(events), ...money(view, asked, own)];
}

/** The journal knows every call that reached the server, and each key reached it once. */
function unknownOrTwice(view: RunView, asked: CallView[], own: LoggedCall[]): string[] {
  const known = new Set(asked.map((call) => keyOf(view, call)));
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

/** A finished call costs what the server counted, a lost one lies within its bounds, and so does the whole run. */
function money(view: RunView, asked: CallView[], own: LoggedCall[]): string[] {
  let total = 0n;
  const wrong = asked.flatMap((call) => {
    const logged = own.find((one) => one.callKey === keyOf(view, call));
    const cost = counted(call, logged);
    total += cost;
    switch (call.status) {
      case "finished":
        if (logged === undefined) return [`${call.id} is finished, and the server knows nothing of it`];
        return call.costNanoUsd === cost ? [] : [`${call.id} cost ${call.costNanoUsd}, the server counted ${cost}`];
      case "lost":
        return isWithin(cost, call.lost) ? [] : [`lost ${call.id}: the server counted ${cost}, outside ${bounds(call.lost)}`];
      default:
        return [`${call.id} is ${call.status} in the end`];
    }
  });
  const { costNanoUsd: spent, lost } = view;
  const whole = { minNanoUsd: spent + lost.minNanoUsd, maxNanoUsd: spent + lost.maxNanoUsd };
  return isWithin(total, whole) ? wrong : [...wrong, `the server counted ${total} for all, outside ${bounds(whole)}`];
}

function counted({ model, startedAt }: CallView, logged: LoggedCall | undefined): bigint {
  const usage = logged?.usage ?? null;
  return usage === null || model === null ? 0n : (costOf(usage, model, new Date(startedAt))?.nanoUsd ?? 0n);
}

type Bounds = { minNanoUsd: bigint; maxNanoUsd: bigint };

function isWithin(cost: bigint, within: Bounds | null): boolean {
  return within !== null && cost >= within.minNanoUsd && cost <= within.maxNanoUsd;
}

function bounds(within: Bounds | null): string {
  return within === null ? "any bounds: it has none" : `${within.minNanoUsd} to ${within.maxNanoUsd}`;
}

function keyOf(view: RunView, call: CallView): string {
  return `${view.id}/${call.stepId}/${call.attempt}/${call.n}`;
}
