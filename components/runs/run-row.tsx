import { clsx } from "clsx";
import { FlaskConical } from "lucide-react";
import Link from "next/link";
import { runSign, runWord } from "@/components/run/run-sign";
import { RunCheck } from "@/components/runs/run-check";
import { Sketch } from "@/components/runs/sketch";
import { When } from "@/components/shell/when";
import { SimulatedBadge } from "@/components/ui/simulated-badge";
import { StatusSign } from "@/components/ui/status-sign";
import type { RunSummary } from "@/lib/contract/runs";
import { duration, sumMoney, tokenCount } from "@/lib/core/format";
import type { SketchBar } from "@/lib/trace/sketch";

type RunRowProps = {
  run: RunSummary;
  now: number;
  /** Only where the row is brief. */ sketch: readonly SketchBar[] | undefined;
  /** The dearest of the page. */ most: bigint;
  /** Whether it can be chosen. */ hasCheck: boolean;
};

/** The whole row leads to the run; its name is its number. */
export function RunRow({ run, now, sketch, most, hasCheck }: RunRowProps) {
  const brief = sketch !== undefined;
  return (
    <tr
      className={clsx("relative border-t border-line last:border-b hover:bg-hover has-data-checked:bg-accent-bg", brief ? "h-9" : "h-10")}
    >
      {hasCheck && (
        <td className="max-md:hidden">
          <RunCheck id={run.id} number={run.number} />
        </td>
      )}
      <td className="pr-3">
        <StatusSign state={runSign(run)} word={runWord(run, false)} />
      </td>
      <td className="num pr-3 text-ink-2 max-md:hidden">
        <Link
          href={`/runs/${run.id}`}
          aria-label={nameOf(run)}
          className="after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
        >
          {run.number}
        </Link>
      </td>
      <td className="truncate pr-3 font-medium max-md:hidden">
        {run.graphName}
        {!brief && run.version !== null && <span className="num font-normal text-ink-3"> v{run.version}</span>}
      </td>
      <td className="max-w-0 pr-3">
        <span className="flex min-w-0 items-center gap-2.5">
          <span className="min-w-0 truncate">
            {run.title}
            <MobileLink run={run} />
          </span>
          {run.simulated && (
            <span className="shrink-0 max-md:hidden">
              <SimulatedBadge folds />
            </span>
          )}
          {run.error !== null && (
            <span className="min-w-0 flex-1 basis-0 truncate text-small text-fail max-xl:hidden" title={run.error.message}>
              {run.error.message}
            </span>
          )}
        </span>
      </td>
      {sketch !== undefined && (
        <td className="pr-3 max-lg:hidden">
          <Sketch bars={sketch} />
        </td>
      )}
      {!brief && (
        <td className="pr-3 max-xl:hidden">
          <CostBar cost={BigInt(run.costNanoUsd)} most={most} />
        </td>
      )}
      <td className="num pr-3 text-right max-md:pr-0" title={run.simulated ? "At list price; nothing was spent." : undefined}>
        {costOf(run)}
      </td>
      {!brief && <td className="num pr-3 text-right max-xl:hidden">{tokensOf(run)}</td>}
      <td className="num pr-3 text-right max-md:hidden">{timeOf(run, now)}</td>
      <td className="num text-right text-ink-3 max-md:hidden">
        <When at={run.startedAt ?? run.createdAt} now={now} />
      </td>
    </tr>
  );
}

/** On a narrow screen the number's column is gone, and its link with it. */
function MobileLink({ run }: { run: RunSummary }) {
  return (
    <Link href={`/runs/${run.id}`} className="block truncate text-small text-ink-3 after:absolute after:inset-0 md:hidden">
      {run.simulated && (
        <>
          <FlaskConical className="mr-1 inline size-3 stroke-2 align-[-1px]" aria-hidden />
          Simulated,{" "}
        </>
      )}
      {run.graphName}, run {run.number}
    </Link>
  );
}

function CostBar({ cost, most }: { cost: bigint; most: bigint }) {
  const share = most === 0n ? 0 : Number((cost * 1000n) / most) / 10;
  return (
    <span aria-hidden className="block h-1 w-12 rounded-bar bg-sunk">
      {cost > 0n && <span className="block h-1 rounded-bar bg-tier-plan" style={{ width: `max(2px, ${share}%)` }} />}
    </span>
  );
}

function nameOf(run: RunSummary): string {
  return `Run ${run.number}, ${run.graphName}, ${runWord(run, false)}`;
}

function costOf(run: RunSummary): string {
  if (run.status === "queued") return "";
  return sumMoney(run.costNanoUsd, run.unpricedCalls, run.lost.maxNanoUsd);
}

function tokensOf({ tokens: { input, output, cacheRead, cacheWrite } }: RunSummary): string {
  const sum = input + output + cacheRead + cacheWrite;
  return sum === 0 ? "" : tokenCount(sum);
}

function timeOf(run: RunSummary, now: number): string {
  if (run.durationMs !== null) return duration(run.durationMs);
  return run.startedAt === null ? "" : duration(now - Date.parse(run.startedAt));
}
