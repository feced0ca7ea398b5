import type { Metadata } from "next";
import { asker } from "@/app/(studio)/asker";
import { Inbox } from "@/components/inbox/inbox";
import { NotifyButton } from "@/components/inbox/notify-button";
import { ListPage } from "@/components/shell/list-page";
import { PageHead } from "@/components/shell/page-head";
import { Pager } from "@/components/shell/pager";
import { RefreshWhile } from "@/components/shell/refresh-while";
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
      <Inbox key={cursor ?? ""} questions={questions.items} now={Date.now()} />
      <Pager path="/inbox" query={{}} cursor={cursor} nextCursor={questions.nextCursor} />
    </ListPage>
  );
}
