import { playheadOf, startOf, type RunStore } from "@/components/run/run-store";
import { toast } from "@/components/ui/toaster";
import { duration } from "@/lib/core/format";

/** The moment that an address asks for (`?t=`): seconds since the run began; null: none, or no number. */
export function momentIn(query: string): number | null {
  const asked = new URLSearchParams(query).get("t");
  const seconds = asked === null || asked.trim() === "" ? Number.NaN : Number(asked);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : null;
}

/** The address of this page with the playhead's moment, and with the step that is selected. */
export function momentAddress(href: string, seconds: number, step: string | null): string {
  const url = new URL(href);
  url.searchParams.set("t", seconds.toFixed(2).replace(/\.?0+$/, ""));
  if (step === null) url.searchParams.delete("step");
  else url.searchParams.set("step", step);
  return url.href;
}

export async function copyMoment(store: RunStore): Promise<void> {
  const state = store.getState();
  const ms = playheadOf(state, Date.now()) - startOf(state.live);
  try {
    await navigator.clipboard.writeText(momentAddress(location.href, ms / 1_000, state.selected));
    toast.done(`A link to ${duration(ms)} is on the clipboard`);
  } catch {
    toast.failed("The browser does not let this page write to the clipboard");
  }
}
