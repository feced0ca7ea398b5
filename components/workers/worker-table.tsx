import { clsx } from "clsx";
import { WorkerRow } from "@/components/workers/worker-row";
import type { WorkerAnswer } from "@/lib/contract/workers";

/** A line for each worker, oldest first: a new one comes below, so that nothing jumps. */
export function WorkerTable({ workers, now }: { workers: readonly WorkerAnswer[]; now: number }) {
  return (
    <table className="w-full table-fixed border-collapse text-base">
      <caption className="sr-only">Workers, oldest first</caption>
      <thead className="text-left text-tiny text-ink-3">
        <tr>
          {columns.map(({ name, width, end, hidden }) => (
            <th key={name} scope="col" className={clsx("h-8 pr-3 font-medium last:pr-0", width, end === true && "text-right", hidden)}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {workers.map((worker) => (
          <WorkerRow key={worker.id} worker={worker} now={now} />
        ))}
      </tbody>
    </table>
  );
}

const columns: readonly { name: string; width?: string; end?: boolean; hidden?: string }[] = [
  { name: "State", width: "w-28" },
  { name: "Worker", width: "w-44 max-md:w-auto" },
  { name: "Host", width: "w-28 xl:w-56", hidden: "max-lg:hidden" },
  { name: "Drives", hidden: "max-md:hidden" },
  { name: "Open calls", width: "w-24", end: true },
  { name: "Started", width: "w-28", end: true, hidden: "max-xl:hidden" },
  { name: "Last beat", width: "w-24", end: true, hidden: "max-md:hidden" },
];
