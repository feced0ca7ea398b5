import Link from "next/link";
import { GraphMenu } from "@/components/graphs/graph-menu";
import { Thumbnail } from "@/components/graphs/thumbnail";
import { runSign } from "@/components/run/run-sign";
import { When } from "@/components/shell/when";
import { StatusSign, statusWords } from "@/components/ui/status-sign";
import type { GraphSummary } from "@/lib/contract/graphs";
import { counted } from "@/lib/core/format";

/** A graph of mine: its picture, and how its last run went. */
export function GraphCard({ graph, now, heading: Heading }: { graph: GraphSummary; now: number; heading: "h2" | "h3" }) {
  return (
    <article className="group relative flex flex-col overflow-hidden rounded-card border border-line-2 bg-card shadow-1 hover:border-line-ui">
      <Thumbnail preview={graph.preview} className="h-28 w-full border-b border-line" />
      <div className="flex flex-col gap-0.5 px-3 py-2">
        <div className="flex h-6 items-center gap-2">
          <Heading className="min-w-0 flex-1 truncate text-base font-semibold">
            {/* The link covers the card; the menu lies above it. */}
            <Link
              href={`/graphs/${graph.id}`}
              className="after:absolute after:inset-0 after:rounded-card focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
            >
              {graph.name}
            </Link>
          </Heading>
          <GraphMenu graph={{ id: graph.id, slug: graph.slug, name: graph.name }} />
        </div>
        <div className="flex h-5 items-center justify-between gap-2 text-small">
          <span className="num text-ink-3">
            {graph.latestVersion === null ? "draft" : `v${graph.latestVersion}`}, {counted(graph.nodeCount, "node")}
          </span>
          {graph.lastRun !== null && <LastRun run={graph.lastRun} now={now} />}
        </div>
        {graph.tags.length > 0 && <Tags tags={graph.tags} />}
      </div>
    </article>
  );
}

/** As many as fit into a line, cut off at its end; each is a way to the graphs that share it. */
function Tags({ tags }: { tags: readonly string[] }) {
  return (
    <ul aria-label="Tags" className="mt-0.5 flex h-6 flex-wrap items-center gap-1 overflow-hidden" title={tags.join(", ")}>
      {tags.map((tag) => (
        <li key={tag} className="relative z-10 flex h-6 max-w-full items-center">
          <Link
            href={`/graphs?${new URLSearchParams({ tag })}`}
            className="truncate rounded-chip bg-hover px-1.5 text-tiny leading-5 text-ink-2 -outline-offset-2 hover:text-ink"
          >
            {tag}
          </Link>
        </li>
      ))}
    </ul>
  );
}

function LastRun({ run, now }: { run: NonNullable<GraphSummary["lastRun"]>; now: number }) {
  const state = runSign(run);
  const isOver = run.status === "succeeded" || run.status === "failed" || run.status === "cancelled";
  return (
    <span className="inline-flex gap-1">
      <StatusSign state={state} word={isOver ? `${statusWords[state]},` : statusWords[state]} />
      {isOver && (
        <span className="num text-ink-3">
          <When at={run.at} now={now} />
        </span>
      )}
    </span>
  );
}
