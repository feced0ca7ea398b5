"use client";

import { clsx } from "clsx";
import { X } from "lucide-react";
import Link from "next/link";
import { forgetView, useSavedViews, type RunView } from "@/components/runs/saved-views";
import { SaveView } from "@/components/runs/save-view";
import { IconButton } from "@/components/ui/icon-button";

const ours: RunView[] = [
  { name: "All", query: "" },
  { name: "Needs you", query: "status=waiting" },
  { name: "Failed this week", query: "status=failed&since=7d" },
];

/** Lists that one comes back to, each a filter with a name: ours, and those that this browser keeps. */
export function RunViews({ now }: { now: string }) {
  const saved = useSavedViews();
  const isNamed = [...ours, ...saved].some(({ query }) => query === now);
  return (
    <nav aria-label="Views" className="flex min-h-8 flex-wrap items-end gap-x-5 border-b border-line">
      {ours.map((view) => (
        <ViewLink key={view.name} view={view} isNow={view.query === now} />
      ))}
      {saved.map((view) => (
        <span key={`saved ${view.name}`} className="flex items-start">
          <ViewLink view={view} isNow={view.query === now} />
          {view.query === now && (
            <IconButton label={`Forget view ${view.name}`} size="row" onClick={() => forgetView(view.name)}>
              <X aria-hidden />
            </IconButton>
          )}
        </span>
      ))}
      {!isNamed && <SaveView query={now} />}
    </nav>
  );
}

function ViewLink({ view: { name, query }, isNow }: { view: RunView; isNow: boolean }) {
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
