"use client";

import { ArrowLeftRight, ChevronsUpDown } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { ComparedRun } from "@/components/compare/compared-run";
import { compareLink } from "@/components/compare/compare-link";
import { KeepAsDraft } from "@/components/compare/keep-as-draft";
import { RunPicker } from "@/components/compare/run-picker";
import { SideTile } from "@/components/compare/side-tile";
import { runSign, runWord } from "@/components/run/run-sign";
import { When } from "@/components/shell/when";
import { buttonClass, ButtonLink } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { SimulatedBadge } from "@/components/ui/simulated-badge";
import { StatusSign } from "@/components/ui/status-sign";
import { TierSign } from "@/components/ui/tier-sign";
import { modelOf } from "@/lib/model/model-of";
import type { RunView } from "@/lib/trace/run-view";

type Sides<T> = { a: T; b: T };
type Props = {
  a: ComparedRun;
  b: ComparedRun;
  views: Sides<RunView>;
  swapped: boolean;
  renderedAt: number;
  /** No events come from one that goes on. */
  lost: boolean;
  /** Whether their graphs differ in more than places. */
  differs: boolean;
};

/** Which two runs these are; either can be changed for another, and both for each other. */
export function CompareHeader({ a, b, views, swapped, renderedAt, lost, differs }: Props) {
  const router = useRouter();
  const [picking, setPicking] = useState<{ side: "a" | "b"; at: { x: number; y: number } } | null>(null);
  const ids = { a: a.snapshot.id, b: b.snapshot.id };
  const graphId = b.snapshot.graphId ?? a.snapshot.graphId;
  const pick = (side: "a" | "b") => (at: { x: number; y: number }) => setPicking({ side, at });
  const versions = a.snapshot.version !== b.snapshot.version && a.snapshot.version !== null && b.snapshot.version !== null;
  return (
    <header className="flex min-h-12 shrink-0 items-center gap-2.5 border-b border-line bg-panel px-4 whitespace-nowrap max-lg:flex-wrap max-lg:py-2">
      <nav aria-label="Where this is" className="flex min-w-0 items-center gap-2 text-base">
        {graphId === null ? (
          <span className="truncate">{b.graphName}</span>
        ) : (
          <Link href={`/graphs/${graphId}`} className="truncate text-ink-2 hover:text-ink">
            {b.graphName}
          </Link>
        )}
        <span className="text-ink-3" aria-hidden>
          /
        </span>
        <h1 className="font-semibold">Compare</h1>
      </nav>
      <RunButton side="A" run={a} view={views.a} renderedAt={renderedAt} note="" onOpen={pick("a")} />
      <span className="text-small text-ink-3">with</span>
      <RunButton side="B" run={b} view={views.b} renderedAt={renderedAt} note={forkWords(a, b)} onOpen={pick("b")} />
      <IconButton label="Swap A and B" onClick={() => router.replace(compareLink(ids.a, ids.b, !swapped))}>
        <ArrowLeftRight />
      </IconButton>
      {(views.a.simulated || views.b.simulated) && <SimulatedBadge />}
      {lost && (
        <span className="text-small text-ask" role="status">
          Connection lost. Trying again; the run goes on.
        </span>
      )}
      <span className="flex-1" />
      {versions && graphId !== null && (
        <ButtonLink className="max-xl:hidden" href={`/graphs/${graphId}/compare?from=${a.snapshot.version}&to=${b.snapshot.version}`}>
          Compare the versions
        </ButtonLink>
      )}
      <ButtonLink href={`/runs/${ids.b}`}>Open run {b.number}</ButtonLink>
      {graphId !== null && differs && <KeepAsDraft graphId={graphId} side="B" number={b.number} graph={b.graph} />}
      {picking !== null && (
        <RunPicker
          title={picking.side === "a" ? "Compare from" : "Compare with"}
          graphId={graphId}
          except={[ids.a, ids.b]}
          at={picking.at}
          onClose={() => setPicking(null)}
          onPick={(id) => router.push(picking.side === "a" ? compareLink(id, ids.b) : compareLink(ids.a, id))}
        />
      )}
    </header>
  );
}

type RunButtonProps = {
  side: "A" | "B";
  run: ComparedRun;
  view: RunView;
  renderedAt: number;
  note: string;
  onOpen: (at: { x: number; y: number }) => void;
};

function RunButton({ side, run, view, renderedAt, note, onOpen }: RunButtonProps) {
  const models = [...new Set([...view.steps.values()].flatMap(({ model }) => model ?? []))].slice(0, 3);
  return (
    <button
      type="button"
      className={`${buttonClass()} min-w-0 shrink px-2 font-normal`}
      aria-haspopup="dialog"
      onClick={({ currentTarget }) => {
        const { left, bottom } = currentTarget.getBoundingClientRect();
        onOpen({ x: left, y: bottom + 4 });
      }}
    >
      <SideTile side={side} />
      <span className="font-medium">Run {run.number}</span>
      <StatusSign state={runSign(view)} word={runWord(view, false)} iconOnly />
      {models.map((id) => (
        <TierSign key={id} tier={modelOf(id).tier} label={modelOf(id).label} />
      ))}
      <span className="num min-w-0 truncate text-small text-ink-3 max-xl:hidden">
        {note === "" ? (
          <>
            {view.version === null ? "" : `v${view.version}, `}
            <When at={run.createdAt} now={renderedAt} />
          </>
        ) : (
          note
        )}
      </span>
      <ChevronsUpDown aria-hidden />
    </button>
  );
}

/** `fork of 127 at Synthesis`. */
function forkWords(a: ComparedRun, { snapshot: { origin }, graph }: ComparedRun): string {
  if (origin === null || origin.runId !== a.snapshot.id) return "";
  const step = a.snapshot.steps.get(origin.from as never) ?? null; // any text may be asked for: a map knows what it holds
  const node = graph.nodes.find(({ id }) => id === (step?.nodeId ?? origin.from));
  return node === undefined ? `fork of ${a.number}` : `fork of ${a.number} at ${node.name || node.id}`;
}
