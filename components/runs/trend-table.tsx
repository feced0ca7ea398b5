import { bucketName } from "@/components/runs/trend-scale";
import type { RunTrends, TrendBucket } from "@/lib/contract/run-trends";
import { duration, money, wholeNumber } from "@/lib/core/format";

const heads = ["From", "Runs", "Failed", "Cost", "At list price", "p50", "p95"];

/** The charts in numbers, for whoever reads rather than looks. */
export function TrendTable({ trends, note }: { trends: RunTrends; note: string }) {
  return (
    <details className="group border-t border-line text-small">
      <summary className="flex w-fit cursor-pointer items-center gap-2 py-1.5 text-ink-3 hover:text-ink">
        <span className="group-open:hidden">Show as a table</span>
        <span className="hidden group-open:inline">Hide the table</span>
        {note !== "" && <span className="text-ink-3">{note}</span>}
      </summary>
      <div className="max-h-72 overflow-y-auto pb-2" tabIndex={0} role="region" aria-label="Table of the charts">
        <table className="num w-full max-w-3xl border-collapse">
          <caption className="sr-only">Cost, time and failures over time, in UTC</caption>
          <thead className="text-left text-tiny text-ink-3">
            <tr>
              {heads.map((head, at) => (
                <th key={head} scope="col" className={`h-7 pr-3 font-medium ${at === 0 ? "" : "text-right"}`}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {trends.buckets.toReversed().map((bucket) => (
              <Row key={bucket.at} bucket={bucket} stepMs={trends.stepMs} />
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function Row({ bucket, stepMs }: { bucket: TrendBucket; stepMs: number }) {
  const { at, runs, failed, costNanoUsd, listPriceNanoUsd, p50Ms, p95Ms } = bucket;
  const cells = [
    ...[wholeNumber(runs), wholeNumber(failed), money(costNanoUsd), money(listPriceNanoUsd)],
    ...[p50Ms, p95Ms].map((ms) => (ms === null ? "" : duration(ms))),
  ];
  return (
    <tr className="border-t border-line">
      <th scope="row" className="h-7 pr-3 text-left font-normal">
        {bucketName(at, stepMs)}
      </th>
      {cells.map((cell, index) => (
        <td key={heads[index + 1]} className="pr-3 text-right">
          {cell}
        </td>
      ))}
    </tr>
  );
}
