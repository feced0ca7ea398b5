import { z } from "zod";
import { listOf, pageQuery } from "@/lib/contract/list";
import { operation } from "@/lib/contract/operation";
import { checkedFilter } from "@/lib/contract/run-filter";

const name = z.string().trim().min(1, "Give the view a name.").max(40, "A name has at most 40 characters.");

/** A filter of the list of runs under a name of its own. What the filter names need not be there any more. */
export const savedView = z.object({ id: z.string(), name: z.string(), filter: checkedFilter });
export type SavedView = z.infer<typeof savedView>;

export const listRunViews = operation({
  id: "listRunViews",
  method: "GET",
  path: "/run-views",
  summary: "The views of the list of runs that I saved, by name",
  query: pageQuery,
  answer: listOf(savedView),
});
export const saveRunView = operation({
  id: "saveRunView",
  method: "POST",
  path: "/run-views",
  summary: "Save a filter of the list of runs under a name. Another filter of that name is replaced",
  body: z.strictObject({ name, filter: checkedFilter }),
  maxBytes: 20_000,
  status: 201,
  /** `replaced`: the filter that had the name before, so that it can be put back; null: none had. */
  answer: savedView.extend({ replaced: checkedFilter.nullable() }),
});
export const deleteRunView = operation({
  id: "deleteRunView",
  method: "DELETE",
  path: "/run-views/{viewId}",
  summary: "Remove a saved view. The runs stay",
  status: 204,
  answer: z.void(),
});
