import type { Metadata } from "next";
import { shownTemplates } from "@/app/(studio)/shown-templates";
import { TemplatesGrid } from "@/components/graphs/templates-grid";
import { ListPage } from "@/components/shell/list-page";
import { PageHead } from "@/components/shell/page-head";

export const metadata: Metadata = { title: "Templates" };

export default function TemplatesPage() {
  return (
    <ListPage>
      <PageHead title="Templates" />
      <p className="mb-4 max-w-3xl text-ink-2">
        Each one is a real graph that runs at once, with or without a key. Using it makes a copy that is yours to change.
      </p>
      <TemplatesGrid brief={false} heading="h2" templates={shownTemplates()} />
    </ListPage>
  );
}
