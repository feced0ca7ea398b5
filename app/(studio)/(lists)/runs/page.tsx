import type { Metadata } from "next";
import Link from "next/link";
import { asker } from "@/app/(studio)/asker";
import { isGoing } from "@/components/runs/is-going";
import { RunFilters } from "@/components/runs/run-filters";
import { RunTable } from "@/components/runs/run-table";
import { ListPage } from "@/components/shell/list-page";
import { PageHead } from "@/components/shell/page-head";
import { Pager } from "@/components/shell/pager";
import { RefreshWhile } from "@/components/shell/refresh-while";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { counted } from "@/lib/core/format";
import { listGraphs } from "@/lib/data/graphs";
import { listRuns } from "@/lib/data/run-list";
import { runStatus } from "@/lib/trace/event";

export const metadata: Metadata = { title: "Runs" };

type Asked = { status?: string; graph?: string; text?: string; cursor?: string };

export default async function RunsPage({ searchParams }: { searchParams: Promise<Asked> }) {
  const { status, graph, text, cursor } = await searchParams;
  const person = await asker();
  const [runs, graphs] = await Promise.all([
    listRuns(person, {
      limit: 50,
      cursor,
      graph,
      text,
      ...(statuses(status).length > 0 && { status: statuses(status).join() }),
      sort: "-createdAt",
    }),
    listGraphs(person, { limit: 100 }),
  ]);
  const isFiltered = [status, graph, text].some((value) => value !== undefined);
  return (
    <ListPage>
      <RefreshWhile active={runs.items.some(isGoing)} />
      <PageHead title="Runs" />
      <RunFilters graphs={graphs.items.map(({ id, name }) => ({ id, name }))} count={counted(runs.total, "run")} />
      {runs.items.length === 0 ? (
        <None isFiltered={isFiltered} />
      ) : (
        <RunTable runs={runs.items} now={Date.now()} caption="Runs, newest first" />
      )}
      <Pager path="/runs" query={{ status, graph, text }} cursor={cursor} nextCursor={runs.nextCursor} />
    </ListPage>
  );
}

/** What an address may say; anything else filters nothing. */
function statuses(text: string | undefined): string[] {
  return (text ?? "").split(",").filter((word) => runStatus.safeParse(word).success);
}

function None({ isFiltered }: { isFiltered: boolean }) {
  if (isFiltered)
    return (
      <EmptyState
        title="No run is like that"
        ways={
          <Link href="/runs" className={buttonClass()}>
            All runs
          </Link>
        }
      />
    );
  return (
    <EmptyState
      title="No runs yet"
      ways={
        <Link href="/templates" className={buttonClass()}>
          From a template
        </Link>
      }
    >
      Open a graph and run it. Without a key the built-in simulated model answers, and nothing is spent.
    </EmptyState>
  );
}
