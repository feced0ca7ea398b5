import type { Metadata } from "next";
import { asker } from "@/app/(studio)/asker";
import { ListPage } from "@/components/shell/list-page";
import { PageHead } from "@/components/shell/page-head";
import { RefreshWhile } from "@/components/shell/refresh-while";
import { WorkFacts } from "@/components/workers/work-facts";
import { WorkerTable } from "@/components/workers/worker-table";
import { CopyButton } from "@/components/ui/copy-button";
import { EmptyState } from "@/components/ui/empty-state";
import { readWorkers } from "@/lib/data/worker-list";

export const metadata: Metadata = { title: "Workers" };

const command = "npx baton worker";

export default async function WorkersPage() {
  const { items, queue, lastMinute } = await readWorkers(await asker());
  const now = Date.now();
  const none = items.every(({ state }) => state === "gone");
  return (
    <ListPage>
      <RefreshWhile active />
      <PageHead title="Workers" />
      <div className="flex flex-col gap-6">
        <WorkFacts queue={queue} lastMinute={lastMinute} now={now} />
        {none && <NoWorker queued={queue.queued > 0} />}
        {items.length > 0 && <WorkerTable workers={items} now={now} />}
        {!none && (
          <p className="flex flex-wrap items-center gap-2 text-ink-2">
            One more worker shares the work of this database: <code>{command}</code>
            <CopyButton text={command} label="Copy the command" />
          </p>
        )}
      </div>
    </ListPage>
  );
}

function NoWorker({ queued }: { queued: boolean }) {
  return (
    <EmptyState
      title="No worker runs"
      ways={
        <>
          <code className="self-center">{command}</code>
          <CopyButton text={command} label="Copy the command" wide />
        </>
      }
    >
      {queued ? "Runs wait in the queue until one starts." : "Runs would wait in the queue until one starts."} Nothing that was begun is
      lost.
    </EmptyState>
  );
}
