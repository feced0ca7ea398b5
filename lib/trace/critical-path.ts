import type { Stretch } from "@/lib/trace/axis";
import { failedIn, failedOutermost, firstFailed } from "@/lib/trace/failed-step";
import { insidesOf, turnOf } from "@/lib/trace/inside";
import { lastRowsOf } from "@/lib/trace/rounds";
import type { Row } from "@/lib/trace/row";
import type { RunView, StepView } from "@/lib/trace/run-view";

/** `rows`: the time of each row that is on the path. Rows that stand in the same place never share any; what is inside of a row lies in its time. */
export type CriticalPath = { rows: ReadonlyMap<string, Stretch>; ms: number };

/**
 * The chain of rows that decided when the run ended: from what ended it, a step that failed it or the last that finished, back to what each
 * had to wait for. Shortening anything else would not have ended the run sooner. What was cancelled decided nothing: of what was at work
 * inside of it only that which had finished.
 */
export function criticalPath(run: RunView, all: readonly Row[]): CriticalPath {
  const known: Known = { run, byId: new Map(all.map((row) => [row.id, row])), places: placesOf(all), path: new Map() };
  const failed = failedOutermost(run);
  const last = failed === null ? undefined : latest(known, rowsOf(known, lastRowsOf(run, failed)));
  const top = all.filter((row) => known.places.get(row.id) === null);
  const ms = follow(known, last ?? latest(known, top), Infinity);
  return { rows: known.path, ms };
}

/** `places`: the row that each row stands inside of; null: it stands at the top. */
type Known = { run: RunView; byId: ReadonlyMap<string, Row>; places: ReadonlyMap<string, string | null>; path: Map<string, Stretch> };

/** A task is listed under its planner's round and comes after it: only what others are at work inside of is a place. */
function placesOf(all: readonly Row[]): Map<string, string | null> {
  const holders = new Set(all.filter((row) => row.inner.length > 0).map((row) => row.id));
  const places = new Map<string, string | null>();
  for (const { id, within } of all) places.set(id, within === null || holders.has(within) ? within : (places.get(within) ?? null));
  return places;
}

/**
 * Goes back from a row through those of the same place, and gives the time that they took. A row that others are inside of takes its own
 * time from its beginning to its end, whatever of it was theirs: a turn that begins a moment after it could has waited for its container.
 */
function follow(known: Known, last: Row | undefined, end: number): number {
  let ms = 0;
  let until = end;
  for (let row = last; row !== undefined && !known.path.has(row.id); row = cause(known, row)) {
    const from = row.startedAt ?? 0;
    const to = Math.max(from, Math.min(until, endOf(known, row) ?? from));
    known.path.set(row.id, { from, to });
    follow(known, decisive(known, row), to);
    ms += to - from;
    until = from;
  }
  return ms;
}

/** What a row had to wait for: the turn that made room for it, or of all that it needed the last to end before it began. */
function cause(known: Known, row: Row): Row | undefined {
  const room = row.behind === null ? undefined : known.byId.get(row.behind);
  if (room !== undefined) return room;
  const before = awaited(known, row, new Set()).filter((each) => (endOf(known, each) ?? Infinity) <= (row.startedAt ?? -Infinity));
  return latest(known, before);
}

/** Who waited for a part that was skipped has waited for what decided so. */
function awaited(known: Known, row: Row, seen: Set<string>): Row[] {
  return rowsOf(known, row.needs).flatMap((each) => {
    if (seen.has(each.id) || known.places.get(each.id) !== known.places.get(row.id)) return [];
    seen.add(each.id);
    return each.startedAt === null ? awaited(known, each, seen) : [each];
  });
}

/** Of what is inside of a row that which ended it. */
function decisive(known: Known, row: Row): Row | undefined {
  const inner = rowsOf(known, row.inner);
  const failed = row.status === "failed" ? failedInside(known.run, row) : null;
  const ended = failed === null ? [] : inner.filter((each) => isOf(each, failed));
  return latest(known, ended) ?? latest(known, inner);
}

function failedInside(run: RunView, row: Row): StepView | null {
  if (row.turn !== null) return firstFailed(insidesOf(run).get(row.stepId)?.turns.get(row.turn)?.steps ?? []);
  const step = run.steps.get(row.stepId);
  return step === undefined ? null : failedIn(run, step);
}

function isOf(row: Row, step: StepView): boolean {
  return row.turn === null ? row.stepId === step.id : row.turn === turnOf(step.path);
}

/** Among those that end at the same moment the one listed last, but nothing that was cancelled then. */
function latest(known: Known, all: readonly Row[]): Row | undefined {
  let best: { row: Row; end: number } | undefined;
  for (const row of all) {
    const end = endOf(known, row);
    if (end === null || (best !== undefined && end < best.end)) continue;
    if (best === undefined || end > best.end || row.status !== "cancelled") best = { row, end };
  }
  return best?.row;
}

/** When a row was done, as far as others could wait for it; null: never. */
function endOf(known: Known, row: Row): number | null {
  if (row.startedAt === null) return null;
  // The round of a plan that was taken over from another run: nobody was asked, so it took no time.
  const over = row.endedAt ?? row.startedAt;
  // A turn that its container took no note of any more has the container's end.
  const holder = row.turn === null || row.within === null ? undefined : known.byId.get(row.within);
  if (row.status !== "cancelled" && holder?.status !== "cancelled") return over;
  const inside = latestEnd(rowsOf(known, row.inner).map((each) => endOf(known, each)));
  // What is cancelled at once is told one after the other, the outer before the inner.
  if (row.inner.length > 0) return inside === null ? null : Math.min(inside, over);
  // A planner that was cancelled had written the plan whose tasks it waited for.
  return row.segments.some(({ kind }) => kind === "children") ? over : null;
}

function latestEnd(ends: readonly (number | null)[]): number | null {
  return ends.reduce((last, end) => (end === null || (last !== null && last > end) ? last : end), null);
}

function rowsOf({ byId }: Known, ids: readonly string[]): Row[] {
  return ids.flatMap((id) => byId.get(id) ?? []);
}
