import { playheadOf, startOf, type RunState, type RunStore } from "@/components/run/run-store";
import { toast } from "@/components/ui/toaster";
import { duration } from "@/lib/core/format";
import { countAt } from "@/lib/trace/moments";

/** `seconds` since the run began; `event`: the number of the last event that is seen, where more share its millisecond. */
export type Moment = { seconds: number; event: number | null };

/** The moment that an address asks for (`?t=`, `&event=`); null: none, or no number. */
export function momentIn(query: string): Moment | null {
  const asked = new URLSearchParams(query);
  const seconds = numberIn(asked.get("t"));
  return seconds === null ? null : { seconds, event: numberIn(asked.get("event")) };
}

function numberIn(text: string | null): number | null {
  const number = text === null || text.trim() === "" ? Number.NaN : Number(text);
  return Number.isFinite(number) && number >= 0 ? number : null;
}

/** The address of this page with the playhead's moment, and with the step that is selected. */
export function momentAddress(href: string, { seconds, event }: Moment, step: string | null): string {
  const url = new URL(href);
  const asked = { t: seconds.toFixed(3).replace(/\.?0+$/, ""), event, step };
  for (const [name, value] of Object.entries(asked)) {
    if (value === null) url.searchParams.delete(name);
    else url.searchParams.set(name, String(value));
  }
  return url.href;
}

/** Several events may share a millisecond: then the time alone leads to the last of them. */
function eventAt({ tape, playhead }: RunState): number | null {
  if (playhead === null || playhead.count === countAt(tape.times, playhead.at)) return null;
  return tape.events[playhead.count - 1]?.seq ?? null;
}

export async function copyMoment(store: RunStore): Promise<void> {
  const state = store.getState();
  const ms = playheadOf(state, Date.now()) - startOf(state.live);
  try {
    await navigator.clipboard.writeText(momentAddress(location.href, { seconds: ms / 1_000, event: eventAt(state) }, state.selected));
    toast.done(`A link to ${duration(ms)} is on the clipboard`);
  } catch {
    toast.failed("The browser does not let this page write to the clipboard");
  }
}
