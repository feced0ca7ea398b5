import type { ReactNode } from "react";
import { waitText } from "@/components/run/questions/wait-text";
import type { WorkersAnswer } from "@/lib/contract/workers";
import { wholeNumber } from "@/lib/core/format";

type WorkFactsProps = Pick<WorkersAnswer, "queue" | "lastMinute"> & { now: number };

/** What there is to do, and how fast it goes. */
export function WorkFacts({ queue, lastMinute, now }: WorkFactsProps) {
  const oldest = queue.oldestQueuedAt;
  return (
    <div className="flex flex-wrap gap-x-12 gap-y-4">
      <Facts title="Runs now">
        <Fact name="Queued" value={queue.queued} />
        <Fact name="Running" value={queue.running} />
        <Fact name="Waiting for people" value={queue.waiting} />
        <Fact name="Oldest queued" value={oldest === null ? "" : waitText(now - Date.parse(oldest))} />
      </Facts>
      <Facts title="In the last minute">
        <Fact name="Runs ended" value={lastMinute.runs} />
        <Fact name="Calls answered" value={lastMinute.calls} />
        <Fact name="Waits for a rate limit" value={lastMinute.rateWaits} />
      </Facts>
    </div>
  );
}

function Facts({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h2 className="mb-1 text-section">{title}</h2>
      <dl className="flex flex-wrap gap-x-6 gap-y-2">{children}</dl>
    </section>
  );
}

/** As wide as its name, so that a number that changes moves nothing. */
function Fact({ name, value }: { name: string; value: number | string }) {
  return (
    <div className="min-w-16">
      <dt className="text-small text-ink-3">{name}</dt>
      <dd className="num min-h-5 text-base">{typeof value === "number" ? wholeNumber(value) : value}</dd>
    </div>
  );
}
