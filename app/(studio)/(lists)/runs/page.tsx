import type { Metadata } from "next";
import Link from "next/link";
import type { z } from "zod";
import { asker } from "@/app/(studio)/asker";
import { isGoing } from "@/components/runs/is-going";
import { BulkBar } from "@/components/runs/bulk-bar";
import { RunFilters } from "@/components/runs/run-filters";
import { RunViews } from "@/components/runs/run-views";
import { RunSelection } from "@/components/runs/run-selection";
import { RunTable } from "@/components/runs/run-table";
import { Trends } from "@/components/runs/trends";
import { ListPage } from "@/components/shell/list-page";
import { PageHead } from "@/components/shell/page-head";
import { Pager } from "@/components/shell/pager";
import { RefreshWhile } from "@/components/shell/refresh-while";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { counted } from "@/lib/core/format";
import { readFilter, writeFilter } from "@/lib/contract/run-filter";
import { runsPlace } from "@/lib/contract/runs";
import { graphNames } from "@/lib/data/graph-names";
import { listRuns } from "@/lib/data/run-list";
import { readTrends } from "@/lib/data/run-trends";
import { listRunViews } from "@/lib/data/run-views";

export const metadata: Metadata = { title: "Runs" };

type Asked = Record<string, string | string[] | undefined>;

export default async function RunsPage({ searchParams }: { searchParams: Promise<Asked> }) {
  const asked = await searchParams;
  const filter = readFilter(asked);
  const { sort, cursor } = readPlace(asked);
  const readAt = new Date();
  const person = await asker();
  const [runs, graphs, trends, views] = await Promise.all([
    listRuns(person, { ...filter, limit: 50, cursor, sort }),
    graphNames(person),
    readTrends(person, filter),
    listRunViews(person, { limit: 100 }),
  ]);
  const kept = writeFilter(filter);
  const isFiltered = kept !== "";
  return (
    <ListPage>
      <RefreshWhile active={runs.items.some(isGoing)} />
      <PageHead title="Runs" />
      <RunViews now={kept} saved={views.items} />
      <Trends trends={trends} />
      <RunFilters graphs={graphs} count={`${counted(runs.total, "run")}${runs.totalIsExact ? "" : " and more"}`} />
      {runs.items.length === 0 ? (
        <None isFiltered={isFiltered} />
      ) : (
        <RunSelection ids={runs.items.map(({ id }) => id)} key={kept}>
          <BulkBar filter={filter} total={runs.total} totalIsExact={runs.totalIsExact} readAt={readAt.toISOString()} />
          <RunTable
            runs={runs.items}
            now={readAt.getTime()}
            caption={`Runs, ${sortWords[sort]}`}
            sort={{ now: sort, address: (next) => addressOf(kept, next) }}
            hasChecks
          />
        </RunSelection>
      )}
      <Pager path="/runs" query={{ ...filter, sort }} cursor={cursor} nextCursor={runs.nextCursor} />
    </ListPage>
  );
}

function addressOf(kept: string, sort: string): string {
  return `/runs?${new URLSearchParams([...new URLSearchParams(kept), ["sort", sort]])}`;
}

/** Where in the list one is; what is no order and no place begins at the beginning. */
function readPlace({ sort, cursor }: Asked): z.output<typeof runsPlace> {
  const read = runsPlace.safeParse({ sort, cursor });
  return read.success ? read.data : runsPlace.parse({});
}

const sortWords = { "-createdAt": "newest first", createdAt: "oldest first", "-cost": "dearest first", "-duration": "longest first" };

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
