import { filterKeys, type RunFilter } from "@/lib/contract/run-filter";

/** What stands in the fields of a filter; an empty one takes its part away. */
export type FilterDraft = Partial<Record<keyof RunFilter, string>>;

/** Kept as it is typed: what is trimmed at each key never gets the space between two words. */
export function typed(draft: FilterDraft, key: keyof RunFilter, value: string): FilterDraft {
  return { ...draft, [key]: value };
}

/** What is applied: without the white space around it. */
export function applied(draft: FilterDraft): FilterDraft {
  return Object.fromEntries(filterKeys.flatMap((key) => (draft[key] === undefined ? [] : [[key, draft[key].trim()]])));
}
