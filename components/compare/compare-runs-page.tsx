"use client";

import { useMemo, useRef, useState } from "react";
import { CompareCanvas } from "@/components/compare/compare-canvas";
import { CompareHeader } from "@/components/compare/compare-header";
import type { ComparedRun, PackedComparedRun } from "@/components/compare/compared-run";
import { PairDetail, type Part } from "@/components/compare/pair-detail";
import { pairTitle } from "@/components/compare/pair-title";
import { StepTable } from "@/components/compare/step-table";
import { TotalsRow } from "@/components/compare/totals-row";
import { useRunView } from "@/components/compare/use-run-view";
import { toOutline } from "@/components/run/outline";
import { compareGraphs, type Comparison } from "@/lib/graph/compare";
import { compareRuns } from "@/lib/trace/compare-runs";
import { unpackRun } from "@/lib/trace/packed-run";
import type { Divergence } from "@/lib/trace/first-divergence";

type Props = { a: PackedComparedRun; b: PackedComparedRun; swapped: boolean; renderedAt: number };

/** Fields whose change shows elsewhere: in the model, in what was asked, or in words for people alone. */
const toldElsewhere = /^(name|description|model|prompt|system)\b/;

/** Two runs beside each other, step by step; either may still go on. */
export function CompareRunsPage({ a: packedA, b: packedB, swapped, renderedAt }: Props) {
  const [a, b] = [useUnpacked(packedA), useUnpacked(packedB)];
  const before = useRunView(a);
  const after = useRunView(b);
  const graphs = useMemo(() => compareGraphs(a.graph, b.graph), [a.graph, b.graph]);
  const context = useMemo(() => ({ outline: toOutline(graphs.union, new Map()), reset: resetIn(graphs) }), [graphs]);
  const compared = useMemo(() => compareRuns(before.view, after.view, context), [before.view, after.view, context]);
  const [chosen, setChosen] = useState<string | null>(null);
  const [part, setPart] = useState<Part | null>(null);
  const detail = useRef<HTMLElement>(null);
  const { pairs, totals } = compared;
  const read = Math.min(before.read, after.read);
  // What is not read yet may be where they part.
  const first = read < 1 ? null : compared.first;
  // Until somebody chooses, what matters is in sight: where the two part, else what is going on, else what came out.
  const reached =
    pairs.findLast((each) => each.b?.status === "running" && each.row.fold === null) ?? pairs.findLast(({ b: step }) => step !== null);
  const pair = pairs.find(({ id }) => id === chosen) ?? first?.pair ?? reached ?? pairs.at(-1) ?? null;

  const shown = part ?? (chosen === null && first !== null ? partOf(first) : "output");

  function goTo(divergence: Divergence): void {
    setChosen(divergence.pair.id);
    setPart(partOf(divergence));
    detail.current?.focus();
    detail.current?.scrollIntoView({ block: "nearest" });
  }

  function choose(id: string | null): void {
    if (id === null) return;
    // A card without a step of its own stands for those of its node.
    setChosen((pairs.find((each) => each.id === id) ?? pairs.find((each) => each.row.nodeId === id))?.id ?? chosen);
  }

  const differs = graphs.own.length + graphs.edges.length > 0 || graphs.nodes.some(({ mark }) => mark !== "moved");
  const lost = before.connection === "lost" || after.connection === "lost";
  const firstTitle = first === null ? "" : pairTitle(first.pair, first.pair.b === null ? before.view : after.view);
  const going = before.view.endedAt === null || after.view.endedAt === null;
  return (
    <div className="flex min-h-0 flex-1 flex-col bg-panel">
      <CompareHeader
        a={a}
        b={b}
        views={{ a: before.view, b: after.view }}
        swapped={swapped}
        renderedAt={renderedAt}
        lost={lost}
        differs={differs}
      />
      <div className="min-h-0 flex-1 overflow-y-auto">
        <TotalsRow
          totals={totals}
          first={first}
          title={firstTitle}
          going={going}
          read={read}
          simulated={before.view.simulated && after.view.simulated}
          onGoTo={goTo}
        />
        <div className="flex h-[372px] border-b border-line max-lg:h-auto max-lg:flex-col">
          <CompareCanvas graphs={graphs} run={after.view} pairs={pairs} selected={pair?.id ?? null} onSelect={choose} />
          <StepTable pairs={pairs} view={after.view} selected={pair?.id ?? null} onSelect={setChosen} />
        </div>
        {pair !== null && (
          <PairDetail
            ref={detail}
            pair={pair}
            pairs={pairs}
            sides={{ a: { run: a, view: before.view }, b: { run: b, view: after.view } }}
            graphs={graphs}
            part={shown}
            onPart={setPart}
            onSelect={setChosen}
          />
        )}
      </div>
    </div>
  );
}

function useUnpacked(run: PackedComparedRun): ComparedRun {
  return useMemo(() => ({ ...run, snapshot: unpackRun(run.snapshot) }), [run]);
}

function partOf({ by }: Divergence): Part {
  return by === "prompt" || by === "settings" ? by : "output";
}

function resetIn({ nodes }: Comparison): ReadonlySet<string> {
  return new Set(nodes.flatMap(({ id, changes }) => (changes.some(({ field }) => !toldElsewhere.test(field)) ? [id] : [])));
}
