import type { Metadata } from "next";
import { asker } from "@/app/(studio)/asker";
import { shownTemplates } from "@/app/(studio)/shown-templates";
import { GraphCard } from "@/components/graphs/graph-card";
import { ImportDialog } from "@/components/graphs/import-dialog";
import { ListImport } from "@/components/graphs/list-import";
import { NewGraph } from "@/components/graphs/new-graph";
import { TemplatesGrid } from "@/components/graphs/templates-grid";
import { isGoing } from "@/components/runs/is-going";
import { RunTable } from "@/components/runs/run-table";
import { ListPage } from "@/components/shell/list-page";
import { PageHead } from "@/components/shell/page-head";
import { RefreshWhile } from "@/components/shell/refresh-while";
import { SectionHead } from "@/components/shell/section-head";
import { EmptyState } from "@/components/ui/empty-state";
import { listGraphs } from "@/lib/data/graphs";
import { listRuns } from "@/lib/data/run-list";
import { readSketches } from "@/lib/data/run-sketches";

export const metadata: Metadata = { title: "Home" };

export default async function HomePage() {
  const person = await asker();
  const [graphs, runs, templates] = await Promise.all([
    listGraphs(person, { limit: 4 }),
    listRuns(person, { limit: 9, sort: "-createdAt" }),
    shownTemplates(person),
  ]);
  const now = Date.now();
  const sketches = await readSketches(
    person,
    runs.items.map((run) => run.id),
    now,
  );
  return (
    <ListPage>
      <ListImport />
      <RefreshWhile active={runs.items.some(isGoing)} />
      <PageHead title="Home">
        <ImportDialog />
        <NewGraph />
      </PageHead>
      <div className="flex flex-col gap-6">
        {graphs.total > 0 && (
          <section aria-labelledby="graphs">
            <SectionHead id="graphs" title="Graphs" count={graphs.total} all={{ href: "/graphs", label: "All graphs" }} />
            <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3 xl:grid-cols-4 lg:max-xl:[&>:nth-child(4)]:hidden">
              {graphs.items.map((graph) => (
                <GraphCard key={graph.id} graph={graph} now={now} heading="h3" />
              ))}
            </div>
          </section>
        )}
        <section aria-labelledby="templates">
          <SectionHead id="templates" title="Start from a template" all={{ href: "/templates", label: "All templates" }} />
          <TemplatesGrid brief heading="h3" templates={templates.slice(0, 3)} />
        </section>
        <section aria-labelledby="recent-runs">
          <SectionHead id="recent-runs" title="Recent runs" all={runs.total > 0 ? { href: "/runs", label: "All runs" } : undefined} />
          {runs.total > 0 ? <RunTable runs={runs.items} now={now} sketches={sketches} caption="Recent runs" /> : <NoRuns />}
        </section>
      </div>
    </ListPage>
  );
}

function NoRuns() {
  return (
    <div className="rounded-card border border-line">
      <EmptyState title="No runs yet">Open a template and run it: it works without a key.</EmptyState>
    </div>
  );
}
