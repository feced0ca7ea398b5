import { clsx } from "clsx";
import Link from "next/link";

const views = [
  { name: "All", query: "" },
  { name: "Needs you", query: "status=waiting" },
  { name: "Failed this week", query: "status=failed&since=7d" },
];

/** Lists that one comes back to, each a filter with a name. */
export function RunViews({ now }: { now: string }) {
  return (
    <nav aria-label="Views" className="flex flex-wrap items-end gap-x-5 border-b border-line">
      {views.map(({ name, query }) => (
        <Link
          key={name}
          href={query === "" ? "/runs" : `/runs?${query}`}
          aria-current={query === now ? "page" : undefined}
          className={clsx(
            "-mb-px border-b-2 pb-2 text-base",
            query === now ? "border-accent font-medium text-ink" : "border-transparent text-ink-2 hover:text-ink",
          )}
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}
