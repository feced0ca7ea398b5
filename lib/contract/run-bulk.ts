import { z } from "zod";
import { operation } from "@/lib/contract/operation";
import { checkedFilter } from "@/lib/contract/run-filter";

export const bulkAction = z.enum(["cancel", "retry", "delete"]);
export type BulkAction = z.infer<typeof bulkAction>;

/** So many runs one request acts on. A retry reads a whole run and starts another one, so it takes fewer. */
export const mostAtOnce: Record<BulkAction, number> = { cancel: 500, retry: 100, delete: 500 };

const bulkAnswer = z.object({
  done: z.number(),
  /** What could not be done, and why. */
  refused: z.array(z.object({ id: z.string(), number: z.number().nullable(), code: z.string(), message: z.string() })),
  /** More runs match than one request takes: it took the newest. */
  more: z.boolean(),
});
export type BulkAnswer = z.infer<typeof bulkAnswer>;

/** Named runs, or all that match; exactly one of the two. */
export const bulkRuns = operation({
  id: "bulkRuns",
  method: "POST",
  path: "/runs/bulk",
  summary: "Cancel, retry or delete many runs",
  body: z
    .strictObject({
      action: bulkAction,
      ids: z.array(z.string().min(1).max(64)).min(1).max(500).optional(),
      filter: checkedFilter.optional(),
      /** Agrees to runs that cost money, for `retry`. */
      confirm: z.boolean().optional(),
    })
    .superRefine(({ action, ids, filter }, context) => {
      if ((ids === undefined) === (filter === undefined))
        context.addIssue({ code: "custom", path: ["ids"], message: "Name either ids or a filter." });
      if (ids !== undefined && ids.length > mostAtOnce[action])
        context.addIssue({ code: "custom", path: ["ids"], message: `At most ${mostAtOnce[action]} runs at once.` });
    }),
  answer: bulkAnswer,
});
