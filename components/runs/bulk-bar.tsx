"use client";

import { CircleStop, GitCompareArrows, RotateCcw, Trash2, X } from "lucide-react";
import { useState } from "react";
import { compareLink } from "@/components/compare/compare-link";
import { BulkDialog } from "@/components/runs/bulk-dialog";
import { useSelection } from "@/components/runs/run-selection";
import { Button, ButtonLink } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import type { BulkAction } from "@/lib/contract/run-bulk";
import type { RunFilter } from "@/lib/contract/run-filter";
import { counted, wholeNumber } from "@/lib/core/format";

type BulkBarProps = {
  filter: RunFilter;
  total: number;
  totalIsExact: boolean;
  /** When the list was read: runs that were started later are not meant by "all". */
  readAt: string;
};

/** What can be done with the chosen rows; not there while none is. */
export function BulkBar({ filter, total, totalIsExact, readAt }: BulkBarProps) {
  const { ids, chosen, isAll, chooseAll, clear } = useSelection();
  const [action, setAction] = useState<BulkAction | null>(null);
  if (chosen.size === 0) return null;
  const [one, other] = chosen;
  const hasMore = total > ids.length;
  const all = `${wholeNumber(total)}${totalIsExact ? "" : "+"}`;
  const meant = isAll
    ? { filter: { ...filter, until: filter.until ?? readAt }, count: total, totalIsExact }
    : { ids: [...chosen], count: chosen.size, totalIsExact: true };
  return (
    <section
      aria-label="Chosen runs"
      className="sticky top-0 z-20 -mx-2 mb-1 flex min-h-10 flex-wrap items-center gap-2 rounded-control border border-accent bg-accent-bg px-2 py-1"
    >
      <span className="num pl-1 font-medium" role="status">
        {isAll ? `All ${all} runs that match` : `${counted(chosen.size, "run")} chosen`}
      </span>
      {hasMore && !isAll && chosen.size === ids.length && (
        <Button size="small" look="ghost" onClick={chooseAll}>
          Choose all {all} that match
        </Button>
      )}
      <span className="ml-auto flex flex-wrap gap-2">
        {one !== undefined && other !== undefined && chosen.size === 2 && (
          <ButtonLink size="small" href={compareLink(one, other)}>
            <GitCompareArrows aria-hidden />
            Compare
          </ButtonLink>
        )}
        <Button size="small" onClick={() => setAction("retry")}>
          <RotateCcw aria-hidden />
          Retry failed
        </Button>
        <Button size="small" onClick={() => setAction("cancel")}>
          <CircleStop aria-hidden />
          Cancel
        </Button>
        <Button size="small" look="danger" onClick={() => setAction("delete")}>
          <Trash2 aria-hidden />
          Delete
        </Button>
        <IconButton label="Choose none" size="small" onClick={clear}>
          <X aria-hidden />
        </IconButton>
      </span>
      {action !== null && <BulkDialog action={action} meant={meant} onClose={() => setAction(null)} />}
    </section>
  );
}
