"use client";

import { Check, CircleAlert, CloudOff, LoaderCircle, Pencil, Play } from "lucide-react";
import Link from "next/link";
import { useEditor, useDesk, useFindings, useSaveState } from "@/components/editor/editor-context";
import { useLayoutStore } from "@/components/editor/layout-store";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { counted, duration, money } from "@/lib/core/format";
import type { Estimate } from "@/lib/money/estimate";

/** Where it is, how it is kept, what a run may cost, and the way to start one. */
export function EditorHeader({ share }: { share: React.ReactNode }) {
  const { graphId } = useDesk();
  const { errors, estimate } = useFindings();
  const layout = useLayoutStore();
  const ready = errors === 0 && estimate !== null;
  return (
    <header className="flex min-h-12 shrink-0 items-center gap-3 border-b border-line bg-panel px-4 max-md:flex-wrap max-md:gap-y-1 max-md:py-2">
      <nav aria-label="Path" className="flex min-w-0 items-center gap-2 text-base">
        <Link href="/graphs" className="text-ink-2 hover:text-ink max-xl:hidden">
          Graphs
        </Link>
        <span className="text-ink-3 max-xl:hidden" aria-hidden>
          /
        </span>
        <GraphName />
      </nav>
      <Saving />
      <nav aria-label="Parts of the graph" className="mx-auto inline-flex h-8 rounded-control border border-line bg-sunk p-px">
        <span aria-current="page" className="flex items-center rounded-[5px] border border-line-2 bg-card px-3 text-base font-medium">
          Design
        </span>
        <Link href={`/runs?graph=${graphId}`} className="flex items-center rounded-[5px] px-3 text-base text-ink-2 hover:text-ink">
          Runs
        </Link>
      </nav>
      {estimate !== null && <Likely estimate={estimate} />}
      {share}
      {errors > 0 && (
        <button
          type="button"
          className="inline-flex h-8 items-center gap-1.5 rounded-control px-2 text-base font-semibold whitespace-nowrap text-fail hover:bg-fail-bg"
          onClick={() => jump()}
        >
          <CircleAlert className="size-4 stroke-2" aria-hidden />
          {counted(errors, "error")}
        </button>
      )}
      <Button look="primary" disabled={!ready} onClick={() => layout.getState().setRunning(true)}>
        <Play aria-hidden />
        Run<Kbd className={ready ? "border-accent-on/50! text-accent-on!" : ""}>⌘↵</Kbd>
      </Button>
    </header>
  );

  function jump(): void {
    layout.getState().setProblems(true);
    requestAnimationFrame(() => document.querySelector<HTMLElement>("#problem-list button")?.focus());
  }
}

function GraphName() {
  const { store } = useDesk();
  const name = useEditor((state) => state.graph.name);
  return (
    <div className="relative flex min-w-0 items-center">
      <h1 className="sr-only">{name}</h1>
      <span className="invisible max-w-64 overflow-hidden px-1.5 font-semibold whitespace-pre" aria-hidden>
        {name || "Name"}
      </span>
      <input
        aria-label="Name of the graph"
        value={name}
        maxLength={200}
        placeholder="Name"
        spellCheck={false}
        className="absolute inset-0 w-full truncate rounded-chip bg-transparent px-1.5 font-semibold hover:bg-hover"
        onChange={(event) => store.getState().edit({ type: "document", change: { name: event.target.value } }, { key: "document/name" })}
        onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
      />
    </div>
  );
}

/** Small words beside the name; what needs an answer stands in a bar of its own. */
function Saving() {
  const state = useSaveState();
  const icon = "size-3.5 shrink-0 stroke-2";
  switch (state.sort) {
    case "saved":
      return <Word icon={<Check className={icon} aria-hidden />}>Saved</Word>;
    case "unsaved":
      return <Word icon={<Pencil className={icon} aria-hidden />}>Edited</Word>;
    case "saving":
      return <Word icon={<LoaderCircle className={`${icon} animate-turn`} aria-hidden />}>Saving</Word>;
    case "waiting":
    case "refused":
    case "conflict":
      return <Word icon={<CloudOff className={`${icon} text-fail`} aria-hidden />}>Not saved</Word>;
  }
}

function Word({ icon, children }: { icon: React.ReactNode; children: string }) {
  return (
    <span role="status" className="inline-flex items-center gap-1.5 text-small whitespace-nowrap text-ink-2">
      {icon}
      {children}
    </span>
  );
}

/** Likely cost and time over the range that they may fall in. */
function Likely({ estimate: { costNanoUsd, durationMs } }: { estimate: Estimate }) {
  const [low, likely, high] = [costNanoUsd.low, costNanoUsd.likely, costNanoUsd.high].map(Number) as [number, number, number]; // three in, three out
  const share = high > low ? (likely - low) / (high - low) : 0.5;
  return (
    <div
      className="num w-36 shrink-0 text-small max-lg:w-28"
      title="What a run is likely to cost and take, and between which costs it may lie"
    >
      <p className="flex justify-between gap-2 whitespace-nowrap text-ink-2">
        <span>
          <span className="max-lg:sr-only">Likely </span>
          <b className="font-semibold text-ink">{money(costNanoUsd.likely)}</b>
        </span>
        <b className="font-semibold text-ink">~{duration(durationMs.likely)}</b>
      </p>
      <div className="relative my-px h-1 rounded-bar bg-tier-exec" aria-hidden>
        <span className="absolute -top-0.5 h-2 w-0.5 bg-ink" style={{ left: `${share * 100}%` }} />
      </div>
      <p className="flex justify-between gap-2 text-tiny text-ink-3">
        <span>{money(costNanoUsd.low)}</span>
        <span>{money(costNanoUsd.high)}</span>
      </p>
    </div>
  );
}
