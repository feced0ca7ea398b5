import type { Metadata } from "next";
import Link from "next/link";
import { asker } from "@/app/(studio)/asker";
import { ownTemplates, shownTemplates } from "@/app/(studio)/shown-templates";
import type { ShownTemplate } from "@/components/graphs/template-card";
import { TemplatesGrid } from "@/components/graphs/templates-grid";
import { ListPage } from "@/components/shell/list-page";
import { PageHead } from "@/components/shell/page-head";
import { SearchField } from "@/components/shell/search-field";
import { SectionHead } from "@/components/shell/section-head";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { readSearch } from "@/lib/contract/graphs";
import { definitionOf } from "@/lib/nodes/definitions";

export const metadata: Metadata = { title: "Templates" };

type Asked = Record<string, string | string[] | undefined>;

export default async function TemplatesPage({ searchParams }: { searchParams: Promise<Asked> }) {
  const { text } = readSearch(await searchParams);
  const person = await asker();
  const all = await Promise.all([ownTemplates(person), shownTemplates(person)]);
  const [yours = [], ours = []] = all.map((templates) => templates.filter((template) => mentions(template, text ?? "")));
  return (
    <ListPage>
      <PageHead title="Templates">
        <SearchField label="Search templates" />
      </PageHead>
      <p className="mb-4 max-w-3xl text-ink-2">
        Each one is a real graph that runs at once, with or without a key. Using it makes a copy that is yours to change. A graph of your
        own becomes a template in its menu.
      </p>
      {yours.length + ours.length === 0 ? (
        <EmptyState
          title={`No template mentions “${text}”`}
          ways={
            <Link href="/templates" className={buttonClass()}>
              All templates
            </Link>
          }
        />
      ) : (
        <div className="flex flex-col gap-6">
          {yours.length > 0 && <Group id="yours" title="Yours" templates={yours} />}
          {ours.length > 0 && <Group id="ours" title="From Baton" templates={ours} />}
        </div>
      )}
    </ListPage>
  );
}

function Group({ id, title, templates }: { id: string; title: string; templates: readonly ShownTemplate[] }) {
  return (
    <section aria-labelledby={id}>
      <SectionHead id={id} title={title} count={templates.length} />
      <TemplatesGrid brief={false} heading="h3" templates={templates} />
    </section>
  );
}

/** By name, by what it is for, by its tags, and by the kinds of nodes and the models in it: every word has to be there. */
function mentions({ name, description, tags, graph, models }: ShownTemplate, text: string): boolean {
  const kinds = graph.nodes.map((node) => definitionOf(node.kind)?.label ?? node.kind);
  const all = [name, description, ...tags, ...kinds, ...models.map((model) => model.label)].join(" ").toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}
