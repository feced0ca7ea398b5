import Link from "next/link";
import { waitText } from "@/components/run/questions/wait-text";
import { When } from "@/components/shell/when";
import { StatusSign, type SignState } from "@/components/ui/status-sign";
import type { WorkerAnswer, WorkerState } from "@/lib/contract/workers";
import { counted, wholeNumber } from "@/lib/core/format";

const signs: Record<WorkerState, { state: SignState; word: string }> = {
  alive: { state: "running", word: "Alive" },
  draining: { state: "held", word: "Draining" },
  gone: { state: "cancelled", word: "Gone" },
};

/** As many as one line holds; the rest is counted. */
const shown = 4;

export function WorkerRow({ worker, now }: { worker: WorkerAnswer; now: number }) {
  return (
    <tr className="h-10 border-t border-line last:border-b">
      <td className="pr-3">
        <StatusSign {...signs[worker.state]} />
      </td>
      <th scope="row" className="truncate pr-3 text-left font-normal">
        <code title={worker.id}>{worker.id}</code>
      </th>
      <td className="truncate pr-3 text-ink-2 max-lg:hidden" title={`${worker.host}, process ${worker.pid}`}>
        {worker.host}
        <span className="num text-ink-3"> {worker.pid}</span>
      </td>
      <td className="truncate pr-3 max-md:hidden">
        <Drives worker={worker} />
      </td>
      <td className="num pr-3 text-right">{wholeNumber(worker.openCalls)}</td>
      <td className="num pr-3 text-right text-ink-3 max-xl:hidden">
        <When at={worker.startedAt} now={now} />
      </td>
      <td className="num text-right text-ink-3 max-md:hidden">{beatText(now - Date.parse(worker.seenAt))}</td>
    </tr>
  );
}

function Drives({ worker: { runs, drives } }: { worker: WorkerAnswer }) {
  const named = drives.slice(0, shown);
  const more = Math.max(runs, drives.length) - named.length;
  return (
    <>
      {named.map(({ id, number, graphName, title }, index) => (
        <span key={id}>
          {index > 0 && ", "}
          <Link href={`/runs/${id}`} title={`${graphName}: ${title}`} className="num rounded-chip text-accent hover:underline">
            run {number}
          </Link>
        </span>
      ))}
      {more > 0 && <span className="num text-ink-3">{named.length === 0 ? counted(more, "run") : ` and ${wholeNumber(more)} more`}</span>}
    </>
  );
}

/** A living worker beats twice a second: what is younger than that is now. */
function beatText(ms: number): string {
  return ms < 3_000 ? "now" : `${waitText(ms)} ago`;
}
