"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
import { useState } from "react";
import { stateOf } from "@/components/canvas/step-card";
import { changeWords } from "@/components/compare/change-words";
import { DeltaBar } from "@/components/compare/delta-bar";
import { pairTitle } from "@/components/compare/pair-title";
import { StatusSign } from "@/components/ui/status-sign";
import { TierSign } from "@/components/ui/tier-sign";
import { counted, durationChange, moneyChange, mostMoneyChange } from "@/lib/core/format";
import { modelOf } from "@/lib/model/model-of";
import type { StepPair } from "@/lib/trace/compare-runs";
import type { RunView } from "@/lib/trace/run-view";

type Column = "order" | "cost" | "time";
type Order = { by: Column; down: boolean };
type Props = { pairs: readonly StepPair[]; view: RunView; selected: string | null; onSelect: (id: string) => void };

/** More than these nobody reads at once. */
const most = 200;

/** Every step with what it cost more or less, in the order of the run or by what differs most. */
export function StepTable({ pairs, view, selected, onSelect }: Props) {
  const [order, setOrder] = useState<Order>({ by: "order", down: false });
  const [all, setAll] = useState(false);
  const sorted = sortedBy(pairs, order);
  const shown = all ? sorted : sorted.slice(0, most);
  const widest = {
    cost: Math.max(1, ...pairs.map(({ delta }) => Math.abs(Number(delta.costNanoUsd ?? 0n)))),
    time: Math.max(1, ...pairs.map(({ delta }) => Math.abs(delta.ms ?? 0))),
  };
  return (
    <section
      aria-label="Steps"
      tabIndex={0}
      className="w-[520px] shrink-0 overflow-y-auto border-l border-line bg-panel -outline-offset-2 max-xl:w-[440px] max-lg:w-full"
    >
      <table className="w-full table-fixed border-collapse text-small">
        <thead className="sticky top-0 z-10 bg-panel text-left text-ink-2 shadow-[inset_0_-1px_0_var(--color-line)]">
          <tr>
            <Head column="order" order={order} onOrder={setOrder} className="pl-4">
              Step
            </Head>
            <Head column="cost" order={order} onOrder={setOrder} className="w-[24%]">
              Cost, A to B
            </Head>
            <Head column="time" order={order} onOrder={setOrder} className="w-[22%]">
              Time, A to B
            </Head>
            <th scope="col" className="h-9 w-[18%] pr-3 font-medium">
              Changed
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((pair) => (
            <Line key={pair.id} pair={pair} view={view} widest={widest} selected={pair.id === selected} onSelect={onSelect} />
          ))}
        </tbody>
      </table>
      {shown.length < sorted.length && (
        <button type="button" className="h-10 w-full text-small text-accent hover:underline" onClick={() => setAll(true)}>
          Show all {counted(sorted.length, "step")}
        </button>
      )}
    </section>
  );
}

type HeadProps = { column: Column; order: Order; onOrder: (order: Order) => void; className: string; children: string };

/** The order of the run goes one way; of what differs the most saved or the most spent comes first. */
function Head({ column, order, onOrder, className, children }: HeadProps) {
  const isBy = order.by === column;
  const down = isBy && column !== "order" ? !order.down : true;
  const Arrow = order.down ? ArrowDown : ArrowUp;
  return (
    <th scope="col" aria-sort={isBy ? (order.down ? "descending" : "ascending") : "none"} className={`h-9 font-medium ${className}`}>
      <button
        type="button"
        className="inline-flex items-center gap-1 rounded-chip hover:text-ink"
        onClick={() => onOrder({ by: column, down: column !== "order" && down })}
      >
        {children}
        {isBy && column !== "order" && <Arrow className="size-3" aria-hidden />}
      </button>
    </th>
  );
}

type LineProps = {
  pair: StepPair;
  view: RunView;
  widest: { cost: number; time: number };
  selected: boolean;
  onSelect: (id: string) => void;
};

function Line({ pair, view, widest, selected, onSelect }: LineProps) {
  const { row, delta, models } = pair;
  const step = pair.b ?? pair.a;
  const words = changeWords(pair);
  const quiet = words === "same" || words === "to come" || words === "going on";
  const tiers = [...new Set([models.a, models.b].flatMap((model) => model ?? []))];
  return (
    <tr data-selected={selected || undefined} className="h-10 border-b border-line hover:bg-hover data-selected:bg-accent-bg">
      <td className="pl-4" style={{ paddingLeft: 16 + Math.min(row.depth, 4) * 12 }}>
        <button
          type="button"
          aria-current={selected || undefined}
          className="flex h-9 w-full min-w-0 items-center gap-2 rounded-chip text-left -outline-offset-2"
          onClick={() => onSelect(pair.id)}
        >
          {step !== null && <StatusSign state={stateOf(step)} iconOnly />}
          <span className="min-w-0 truncate text-base font-medium">{pairTitle(pair, view)}</span>
          {tiers.map((id) => (
            <TierSign key={id} tier={modelOf(id).tier} label={modelOf(id).label} />
          ))}
        </button>
      </td>
      <td>
        <DeltaBar share={Number(delta.costNanoUsd ?? 0n) / widest.cost} text={costWords(pair)} />
      </td>
      <td>
        <DeltaBar share={(delta.ms ?? 0) / widest.time} text={delta.ms === null ? "" : durationChange(delta.ms)} />
      </td>
      <td className={`truncate pr-3 ${quiet ? "text-ink-3" : "font-medium text-ask"}`} title={words}>
        {words}
      </td>
    </tr>
  );
}

function costWords({ standing, delta }: StepPair): string {
  if (delta.costNanoUsd !== null) return moneyChange(delta.costNanoUsd);
  if (delta.mostNanoUsd !== null) return mostMoneyChange(delta.mostNanoUsd);
  return standing === "to-come" || delta.ms === null ? "" : "unpriced";
}

function sortedBy(pairs: readonly StepPair[], { by, down }: Order): readonly StepPair[] {
  if (by === "order") return pairs;
  // What is not known stands last either way.
  const of = ({ delta }: StepPair) => (by === "cost" ? (delta.costNanoUsd === null ? null : Number(delta.costNanoUsd)) : delta.ms);
  return pairs.toSorted((one, other) => {
    const [first, second] = [of(one), of(other)];
    if (first === null || second === null) return Number(first === null) - Number(second === null);
    return down ? second - first : first - second;
  });
}
