import type { Metadata } from "next";
import { asker } from "@/app/(studio)/asker";
import { Inbox } from "@/components/inbox/inbox";
import { NotifyButton } from "@/components/inbox/notify-button";
import { ListPage } from "@/components/shell/list-page";
import { PageHead } from "@/components/shell/page-head";
import { Pager } from "@/components/shell/pager";
import { RefreshWhile } from "@/components/shell/refresh-while";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { counted } from "@/lib/core/format";
import { listQuestions } from "@/lib/data/questions";

export const metadata: Metadata = { title: "Inbox" };

type Props = { searchParams: Promise<{ cursor?: string }> };

export default async function InboxPage({ searchParams }: Props) {
  const { cursor } = await searchParams;
  const questions = await listQuestions(await asker(), { limit: 50, ...(typeof cursor === "string" ? { cursor } : {}) });
  return (
    <ListPage>
      <RefreshWhile active />
      <PageHead title="Inbox">
        <NotifyButton />
        {questions.total > 0 && (
          <span className="num text-small text-ink-3" role="status">
            {counted(questions.total, "open question")}
          </span>
        )}
      </PageHead>
      {questions.items.length === 0 ? <NothingOpen /> : <Inbox questions={questions.items} now={Date.now()} />}
      <Pager path="/inbox" query={{}} cursor={cursor} nextCursor={questions.nextCursor} />
    </ListPage>
  );
}

function NothingOpen() {
  return (
    <EmptyState title="Nothing needs you" ways={<ButtonLink href="/runs">All runs</ButtonLink>}>
      Runs that ask for an approval, for more money or for a look at their plan wait here. Waiting costs nothing.
    </EmptyState>
  );
}
