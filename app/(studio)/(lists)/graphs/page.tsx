import type { Metadata } from "next";
import { Trash2 } from "lucide-react";
import Link from "next/link";
import { asker } from "@/app/(studio)/asker";
import { GraphCard } from "@/components/graphs/graph-card";
import { ImportDialog } from "@/components/graphs/import-dialog";
import { ListImport } from "@/components/graphs/list-import";
import { NewGraph } from "@/components/graphs/new-graph";
import { TagFilter } from "@/components/graphs/tag-filter";
import { ListPage } from "@/components/shell/list-page";
import { PageHead } from "@/components/shell/page-head";
import { Pager } from "@/components/shell/pager";
import { RefreshWhile } from "@/components/shell/refresh-while";
import { SearchField } from "@/components/shell/search-field";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { readSearch } from "@/lib/contract/graphs";
import { listGraphs, listTags } from "@/lib/data/graphs";

export const metadata: Metadata = { title: "Graphs" };

type Asked = Record<string, string | string[] | undefined>;

export default async function GraphsPage({ searchParams }: { searchParams: Promise<Asked> }) {
  const { text, tag, cursor } = readSearch(await searchParams);
  const me = await asker();
  const [graphs, tags] = await Promise.all([listGraphs(me, { limit: 24, cursor, text, tag }), listTags(me)]);
  const now = Date.now();
  return (
    <ListPage>
      <ListImport />
      <RefreshWhile active={graphs.items.some(({ lastRun }) => lastRun?.status === "running" || lastRun?.status === "queued")} />
      <PageHead title="Graphs">
        <SearchField label="Search graphs" />
        <Link href="/graphs/trash" aria-label="Trash" title="Trash" className={`${buttonClass({ look: "ghost" })} w-8 px-0`}>
          <Trash2 aria-hidden />
        </Link>
        <ImportDialog />
        <NewGraph />
      </PageHead>
      <TagFilter tags={tags} chosen={tag} text={text} />
      {graphs.items.length === 0 ? (
        <None text={text} tag={tag} />
      ) : (
        <div className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,240px),1fr))] gap-4">
          {graphs.items.map((graph) => (
            <GraphCard key={graph.id} graph={graph} now={now} heading="h2" />
          ))}
        </div>
      )}
      <Pager path="/graphs" query={{ text, tag }} cursor={cursor} nextCursor={graphs.nextCursor} />
    </ListPage>
  );
}

function None({ text, tag }: { text: string | undefined; tag: string | undefined }) {
  const tagged = tag === undefined ? "" : ` with the tag “${tag}”`;
  if (text !== undefined || tag !== undefined)
    return (
      <EmptyState
        title={text === undefined ? `There is no graph${tagged}` : `No graph${tagged} is called “${text}”`}
        ways={
          <Link href="/graphs" className={buttonClass()}>
            All graphs
          </Link>
        }
      />
    );
  return (
    <EmptyState
      title="Nothing here yet"
      ways={
        <>
          <Link href="/templates" className={buttonClass()}>
            From a template
          </Link>
          <ImportDialog />
        </>
      }
    >
      A graph starts with an input and ends with an output. What is between them is yours.
    </EmptyState>
  );
}
