"use client";

import { clsx } from "clsx";
import { X } from "lucide-react";
import Link from "next/link";
import { SaveView } from "@/components/runs/save-view";
import { useRunViews } from "@/components/runs/use-run-views";
import { IconButton } from "@/components/ui/icon-button";
import { writeFilter } from "@/lib/contract/run-filter";
import type { SavedView } from "@/lib/contract/run-views";

type View = { name: string; query: string };

const ours: View[] = [
  { name: "All", query: "" },
  { name: "Needs you", query: "status=waiting" },
  { name: "Failed this week", query: "status=failed&since=7d" },
];

/** Lists that one comes back to, each a filter with a name: ours, and those that this person saved. */
export function RunViews({ now, saved }: { now: string; saved: SavedView[] }) {
  const { forget } = useRunViews();
  const own = saved.map((view) => ({ view, name: view.name, query: writeFilter(view.filter) }));
  const isNamed = [...ours, ...own].some(({ query }) => query === now);
  return (
    <nav aria-label="Views" className="flex min-h-8 flex-wrap items-end gap-x-5 border-b border-line">
      {ours.map((view) => (
        <ViewLink key={view.name} view={view} isNow={view.query === now} />
      ))}
      {own.map(({ view, name, query }) => (
        <span key={`saved ${name}`} className="flex items-start">
          <ViewLink view={{ name, query }} isNow={query === now} />
          {query === now && (
            <IconButton label={`Delete view ${name}`} size="row" onClick={() => void forget(view)}>
              <X aria-hidden />
            </IconButton>
          )}
        </span>
      ))}
      {!isNamed && <SaveView query={now} />}
    </nav>
  );
}

function ViewLink({ view: { name, query }, isNow }: { view: View; isNow: boolean }) {
  return (
    <Link
      href={query === "" ? "/runs" : `/runs?${query}`}
      aria-current={isNow ? "page" : undefined}
      className={clsx(
        "-mb-px border-b-2 pb-2 text-base",
        isNow ? "border-accent font-medium text-ink" : "border-transparent text-ink-2 hover:text-ink",
      )}
    >
      {name}
    </Link>
  );
}
