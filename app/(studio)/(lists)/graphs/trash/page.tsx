import type { Metadata } from "next";
import Link from "next/link";
import { asker } from "@/app/(studio)/asker";
import { TrashList } from "@/components/graphs/trash-list";
import { ListPage } from "@/components/shell/list-page";
import { PageHead } from "@/components/shell/page-head";
import { Pager } from "@/components/shell/pager";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { trashDays } from "@/lib/contract/graphs";
import { listGraphs } from "@/lib/data/graphs";

export const metadata: Metadata = { title: "Trash" };

export default async function TrashPage({ searchParams }: { searchParams: Promise<{ cursor?: string }> }) {
  const { cursor } = await searchParams;
  const graphs = await listGraphs(await asker(), { limit: 50, cursor, trash: "true" });
  return (
    <ListPage>
      <PageHead title="Trash">
        <Link href="/graphs" className={buttonClass()}>
          All graphs
        </Link>
      </PageHead>
      {graphs.items.length === 0 ? (
        <EmptyState title="The trash is empty">
          Graphs that you delete wait here for {trashDays} days, in case you want them back.
        </EmptyState>
      ) : (
        <>
          <p className="mb-3 text-base text-ink-2">
            What you delete waits here for {trashDays} days. Runs of a deleted graph stay in any case.
          </p>
          <TrashList graphs={graphs.items} now={Date.now()} />
        </>
      )}
      <Pager path="/graphs/trash" query={{}} cursor={cursor} nextCursor={graphs.nextCursor} />
    </ListPage>
  );
}
