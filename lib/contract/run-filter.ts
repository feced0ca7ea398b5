import { z } from "zod";
import { word } from "@/lib/contract/word";
import { isStorableTime } from "@/lib/core/storable-time";
import { runStatus } from "@/lib/trace/event";

const one = (max: number) => word(max).min(1);
const isDecimal = /^\d{1,9}(\.\d{1,9})?$/;
const dollars = z.string().regex(isDecimal, "Give dollars, such as 0.25.");
const seconds = z.string().regex(isDecimal, "Give seconds, such as 1.5.");
const moment = z
  .string()
  .refine((text) => relative(text) !== null || isTime(text), "Give a time such as 2026-11-24T08:00:00Z, or how long ago: 24h, 7d, 4w.");

/** What a list of runs may be narrowed by, as it stands in an address. All of them hold at once. */
export const runFilter = {
  graph: one(64).optional(),
  version: z
    .string()
    .regex(/^\d{1,9}$/, "Give the number of a version.")
    .optional(),
  /** One or several, separated by commas. */
  status: z
    .string()
    .refine((text) => text.split(",").every((word) => runStatus.safeParse(word).success), {
      message: `Give one or several of ${runStatus.options.join(",")}.`,
    })
    .optional(),
  /** Called by the run, or while it goes on in its graph. One or several, separated by commas. */
  model: one(400).optional(),
  tag: one(60).optional(),
  /** Words of input, output, error, title, name of the graph, or the run's number. */
  text: one(200).optional(),
  minCostUsd: dollars.optional(),
  maxCostUsd: dollars.optional(),
  minSeconds: seconds.optional(),
  maxSeconds: seconds.optional(),
  since: moment.optional(),
  until: moment.optional(),
  simulated: z.enum(["true", "false"]).optional(),
};

const fields = z.strictObject(runFilter);
export type RunFilter = z.output<typeof fields>;

export const filterKeys = Object.keys(runFilter) as (keyof RunFilter)[]; // keys of this very literal

/** Fields that mean nothing together, or alone. */
export function checkFilter(filter: RunFilter, context: z.core.$RefinementCtx): void {
  const wrong = (path: keyof RunFilter, message: string) => context.addIssue({ code: "custom", path: [path], message });
  if (filter.version !== undefined && filter.graph === undefined)
    wrong("version", "A version is one of a graph: name the graph beside it.");
  if (isLess(filter.maxCostUsd, filter.minCostUsd)) wrong("maxCostUsd", "It is less than minCostUsd.");
  if (isLess(filter.maxSeconds, filter.minSeconds)) wrong("maxSeconds", "It is less than minSeconds.");
}

export const checkedFilter = fields.superRefine(checkFilter);

/** What of a page's address is a filter; what is none, or wrong, filters nothing. */
export function readFilter(given: Record<string, string | string[] | undefined>): RunFilter {
  const known: Record<string, string> = {};
  for (const key of filterKeys) {
    const value = given[key];
    if (typeof value === "string" && value !== "" && runFilter[key].safeParse(value).success) known[key] = value;
  }
  const whole = checkedFilter.safeParse(known);
  if (whole.success) return whole.data;
  for (const { path } of whole.error.issues) delete known[String(path[0])];
  return checkedFilter.parse(known);
}

/** The other way: `graph=abc&status=failed`, always in the same order. */
export function writeFilter(filter: RunFilter): string {
  const query = new URLSearchParams();
  for (const key of filterKeys) if (filter[key] !== undefined) query.set(key, filter[key]);
  return query.toString();
}

/** The moment that `since` or `until` names. */
export function momentOf(text: string, now: number): Date {
  const ago = relative(text);
  return new Date(ago === null ? Date.parse(text) : now - ago);
}

/** `7d` in milliseconds; null: it is no length of time. */
function relative(text: string): number | null {
  const [, count, unit] = /^(\d{1,4})([hdw])$/.exec(text) ?? [];
  const hours = unit === "w" ? 168 : unit === "d" ? 24 : 1;
  return count === undefined ? null : Number(count) * hours * 3_600_000;
}

function isTime(text: string): boolean {
  return /^\d{4}-\d\d-\d\d(T[\d:.]{5,12}(Z|[+-]\d\d:\d\d)?)?$/.test(text) && isStorableTime(Date.parse(text));
}

function isLess(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && Number(one) < Number(other);
}
