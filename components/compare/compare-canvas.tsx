"use client";

import { useMemo, useState } from "react";
import { GraphCanvas } from "@/components/canvas/graph-canvas";
import { canvasChanges, type Lens } from "@/components/compare/canvas-changes";
import { Segmented } from "@/components/ui/segmented";
import type { Comparison } from "@/lib/graph/compare";
import { turnsAlong } from "@/lib/trace/inside";
import type { StepPair } from "@/lib/trace/compare-runs";
import type { RunView } from "@/lib/trace/run-view";

type Props = {
  graphs: Comparison;
  /** The later run: its states stand on the cards. */
  run: RunView;
  pairs: readonly StepPair[];
  selected: string | null;
  onSelect: (id: string | null) => void;
};

const lenses = [
  { value: "output", label: "Output" },
  { value: "cost", label: "Cost" },
  { value: "time", label: "Time" },
  { value: "model", label: "Model" },
] as const satisfies readonly { value: Lens; label: string }[];

const legends: Record<Lens, string> = {
  output: "Output changed",
  cost: "Cost changed",
  time: "Time changed",
  model: "Other model",
};

/** Both graphs as one, each card marked by how much its steps differ. */
export function CompareCanvas({ graphs, run, pairs, selected, onSelect }: Props) {
  const [lens, setLens] = useState<Lens>("output");
  const { marks, chips } = useMemo(() => canvasChanges(pairs, graphs, lens), [pairs, graphs, lens]);
  const path = pairs.find(({ id }) => id === selected)?.row.path ?? "";
  const looks = useMemo(() => turnsAlong(path), [path]);
  const removed = graphs.nodes.some(({ mark }) => mark === "removed");
  const added = graphs.nodes.some(({ mark }) => mark === "added");
  return (
    <section
      aria-label="Canvas"
      tabIndex={-1}
      className="relative min-h-0 min-w-0 flex-1 bg-desk outline-none max-lg:h-80 max-lg:flex-none"
    >
      <GraphCanvas graph={graphs.union} run={run} selected={selected} onSelect={onSelect} looks={looks} marks={marks} chips={chips} />
      <Segmented aria-label="Colour by" className="absolute top-3 left-3 z-10" value={lens} onValueChange={setLens} options={lenses} />
      <ul
        aria-label="Legend"
        className="absolute bottom-6 left-3 z-10 flex gap-4 rounded-card border border-line bg-raise px-3 py-1.5 text-small text-ink-2 max-lg:hidden"
      >
        <Key look="border-2 border-ask">{legends[lens]}</Key>
        <Key look="border-reuse">Same or reused</Key>
        {removed && <Key look="border-dashed border-fail">Only in A</Key>}
        {added && <Key look="border-2 border-done">Only in B</Key>}
      </ul>
    </section>
  );
}

function Key({ look, children }: { look: string; children: string }) {
  return (
    <li className="flex items-center gap-1.5">
      <span className={`size-3 rounded-[3px] border ${look}`} aria-hidden />
      {children}
    </li>
  );
}
