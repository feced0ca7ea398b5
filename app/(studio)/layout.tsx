import type { ReactNode } from "react";
import { asker } from "@/app/(studio)/asker";
import { InboxCountProvider } from "@/components/shell/inbox-count";
import { LandmarkKeys } from "@/components/shell/landmark-keys";
import { PageActions } from "@/components/shell/page-actions";
import { SkipLink } from "@/components/shell/skip-link";
import { listQuestions } from "@/lib/data/questions";

export default async function StudioLayout({ children }: { children: ReactNode }) {
  const { total } = await listQuestions(await asker(), { limit: 1 });
  return (
    <InboxCountProvider initial={total} renderedAt={new Date().toISOString()}>
      <SkipLink />
      <LandmarkKeys />
      <PageActions />
      {children}
    </InboxCountProvider>
  );
}
