import { ArrowRight, GitCommitHorizontal } from "lucide-react";
import type { ReactNode } from "react";
import { divergenceWords } from "@/components/compare/change-words";
import { Button } from "@/components/ui/button";
import { duration, percent, percentChange, sumMoney, tokenCount, wholeNumber } from "@/lib/core/format";
import type { Divergence } from "@/lib/trace/first-divergence";
import type { Total } from "@/lib/trace/run-total";

type Totals = { a: Total; b: Total };
type Props = {
  totals: Totals;
  first: Divergence | null;
  /** What its step is called. */
  title: string;
  going: boolean;
  /** How much of both is here, from 0 to 1. */
  read: number;
  simulated: boolean;
  onGoTo: (first: Divergence) => void;
};

/** What both came to, with the change, and where they first part. */
export function TotalsRow({ totals: { a, b }, first, title, going, read, simulated, onGoTo }: Props) {
  const isPaid = b.costNanoUsd === null || b.costNanoUsd === b.paidNanoUsd;
  const costs = isPaid ? undefined : `${sumMoney(b.paidNanoUsd, 0, b.paidLostNanoUsd)} paid`;
  // Sums of steps that are not all here would be wrong.
  const whole = read === 1;
  return (
    <section
      aria-label="Totals"
      className="flex min-h-18 items-center gap-7 border-b border-line bg-panel px-5 py-2 whitespace-nowrap max-xl:gap-5 max-lg:flex-wrap"
    >
      <dl className="flex gap-7 max-xl:gap-5 max-lg:flex-wrap">
        {whole && (
          <Fact
            name={simulated ? "Cost at list price" : "Cost"}
            before={sumMoney(a.costNanoUsd, 0, a.lostNanoUsd)}
            after={sumMoney(b.costNanoUsd, 0, b.lostNanoUsd)}
            note={costs}
            ratio={going ? null : costRatio(a, b)}
          />
        )}
        <Fact
          name="Time"
          before={a.ms === null ? "going on" : duration(a.ms)}
          after={b.ms === null ? "going on" : duration(b.ms)}
          // What was taken over took no time: a ratio would say that the way itself is faster.
          ratio={a.ms === null || b.ms === null || !whole || a.reused !== b.reused ? null : ratioOf(a.ms, b.ms)}
        />
        {whole && (
          <>
            <Fact
              name="Tokens"
              before={tokenCount(a.tokens)}
              after={tokenCount(b.tokens)}
              ratio={going ? null : ratioOf(a.tokens, b.tokens)}
            />
            {a.score !== null && b.score !== null && (
              <Fact name="Score" before={a.score.toFixed(2)} after={b.score.toFixed(2)} ratio={ratioOf(a.score, b.score)} moreIsBetter />
            )}
            <Fact
              name="Steps executed"
              before={wholeNumber(a.executed)}
              after={wholeNumber(b.executed)}
              note={b.reused === 0 ? undefined : `${wholeNumber(b.reused)} reused`}
              ratio={null}
            />
          </>
        )}
      </dl>
      <span className="flex-1" />
      <FirstDifference first={first} title={title} going={going} read={read} onGoTo={onGoTo} />
    </section>
  );
}

function FirstDifference({ first, title, going, read, onGoTo }: Pick<Props, "first" | "title" | "going" | "read" | "onGoTo">) {
  if (read < 1)
    return (
      <p className="text-base text-ink-2" role="status">
        The runs are still being read: {percent(read)}
      </p>
    );
  if (first === null)
    return (
      <p className="text-base text-ink-2" role="status">
        {going ? "No difference so far" : "No difference: every step gave the same."}
      </p>
    );
  const { by, more } = divergenceWords(first);
  return (
    <div className="flex min-w-0 items-center gap-3 rounded-card border border-line-2 bg-card py-1.5 pr-2 pl-3">
      <GitCommitHorizontal className="size-4 shrink-0 text-ask" aria-hidden />
      <div className="min-w-0 text-small">
        <p className="line-clamp-3 font-semibold whitespace-normal">
          First difference: {title}, {by}
        </p>
        <p className="truncate text-ink-2 max-xl:hidden">{more}</p>
      </div>
      <Button size="small" aria-label={`Go to the first difference: ${title}, ${by}`} onClick={() => onGoTo(first)}>
        Go to
      </Button>
    </div>
  );
}

type FactProps = { name: string; before: string; after: string; ratio: number | null; note?: string | undefined; moreIsBetter?: boolean };

function Fact({ name, before, after, ratio, note, moreIsBetter = false }: FactProps) {
  const good = ratio !== null && (moreIsBetter ? ratio > 0 : ratio < 0);
  const ink = ratio === null || ratio === 0 ? "text-ink-3" : good ? "text-done" : "text-fail";
  return (
    <div>
      <dt className="text-small text-ink-2">{name}</dt>
      <dd className="num flex items-baseline gap-1.5 text-base">
        <span>{before}</span>
        <To />
        <b className="font-semibold">{after}</b>
        {ratio !== null && <Note ink={ink}>{percentChange(ratio)}</Note>}
        {note !== undefined && <Note ink="text-ink-3">{note}</Note>}
      </dd>
    </div>
  );
}

function To() {
  return (
    <span className="self-center text-ink-3">
      <ArrowRight className="size-3" aria-hidden />
      <span className="sr-only">to</span>
    </span>
  );
}

function Note({ ink, children }: { ink: string; children: ReactNode }) {
  return <span className={`text-small font-semibold ${ink}`}>{children}</span>;
}

/** Of sums that nobody knows for certain no change is said: what broke off may be what seems to be saved. */
function costRatio(a: Total, b: Total): number | null {
  if (a.costNanoUsd === null || b.costNanoUsd === null || a.lostNanoUsd > 0n || b.lostNanoUsd > 0n) return null;
  return ratioOf(Number(a.costNanoUsd), Number(b.costNanoUsd));
}

function ratioOf(before: number, after: number): number | null {
  return before === 0 ? (after === 0 ? 0 : null) : (after - before) / before;
}
