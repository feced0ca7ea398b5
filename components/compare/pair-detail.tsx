"use client";

import { ChevronDown, ChevronUp } from "lucide-react";
import { useMemo, useState, type Ref } from "react";
import type { ComparedRun } from "@/components/compare/compared-run";
import { lineDiff, type LineDiff } from "@/components/compare/line-diff";
import { callsText, needsLoading, outputText, promptText, type SideText } from "@/components/compare/pair-texts";
import { pairTitle } from "@/components/compare/pair-title";
import { SideTile } from "@/components/compare/side-tile";
import { TextDiff, type DiffView } from "@/components/compare/text-diff";
import { useStep } from "@/components/run/detail/use-step";
import { ValueSkeleton } from "@/components/run/detail/value-view";
import { IconButton } from "@/components/ui/icon-button";
import { Segmented } from "@/components/ui/segmented";
import { TierSign } from "@/components/ui/tier-sign";
import { ChangeList } from "@/components/versions/change-list";
import { counted, duration, money, tokenCount } from "@/lib/core/format";
import type { Comparison } from "@/lib/graph/compare";
import { modelOf } from "@/lib/model/model-of";
import type { Spent, StepPair } from "@/lib/trace/compare-runs";
import type { RunView, StepView } from "@/lib/trace/run-view";

type TextPart = "output" | "prompt" | "calls";
export type Part = TextPart | "settings";
type Side = { run: ComparedRun; view: RunView };
type Props = {
  ref: Ref<HTMLElement>;
  pair: StepPair;
  pairs: readonly StepPair[];
  sides: { a: Side; b: Side };
  graphs: Comparison;
  part: Part;
  onPart: (part: Part) => void;
  onSelect: (id: string) => void;
};

const views = [
  { value: "beside", label: "Side by side" },
  { value: "inline", label: "Inline" },
] as const satisfies readonly { value: DiffView; label: string }[];

/** One step of both runs: what it gave, what it was asked and how it was set, each beside its like. */
export function PairDetail({ ref, pair, pairs, sides, graphs, part, onPart, onSelect }: Props) {
  const [view, setView] = useState<DiffView>("beside");
  const at = pairs.indexOf(pair);
  const texts = useTexts(pair, sides, part);
  const [before, after] = [plain(texts.a), plain(texts.b)];
  const diff = useMemo(() => (before === undefined || after === undefined ? null : lineDiff(before, after)), [before, after]);
  const options = [
    { value: "output", label: "Output" },
    { value: "prompt", label: pair.row.model === null && pair.models.b === null ? "Input" : "Prompt" },
    { value: "settings", label: "Settings" },
    { value: "calls", label: "Calls" },
  ] as const;
  const go = (by: 1 | -1) => () => onSelect(pairs[at + by]?.id ?? pair.id);
  return (
    <section ref={ref} aria-label="Difference" tabIndex={-1} className="bg-panel outline-none">
      <header className="flex h-12 items-center gap-3 border-b border-line px-5 whitespace-nowrap">
        <h2 className="min-w-0 truncate text-section">{pairTitle(pair, pair.b === null ? sides.a.view : sides.b.view)}</h2>
        <Segmented aria-label="Part of the step" value={part} onValueChange={onPart} options={options} />
        <span className="flex-1" />
        {part !== "settings" && pair.standing !== "to-come" && diff !== null && (
          <>
            <span className="text-small text-ink-3" role="status">
              {diff.changed === 0 ? "The same" : `${counted(diff.changed, "line")} changed of ${diff.of}`}
            </span>
            <Segmented aria-label="Layout" className="max-md:hidden" value={view} onValueChange={setView} options={views} />
          </>
        )}
        <IconButton size="small" label="Previous step" disabled={at <= 0} onClick={go(-1)}>
          <ChevronUp />
        </IconButton>
        <IconButton size="small" label="Next step" disabled={at >= pairs.length - 1} onClick={go(1)}>
          <ChevronDown />
        </IconButton>
      </header>
      <div className="grid grid-cols-2 border-b border-line">
        <SideHead tile="A" run={sides.a.run} model={pair.models.a} spent={isThere(pair, pair.a) ? pair.spent.a : null} />
        <SideHead tile="B" run={sides.b.run} model={pair.models.b} spent={isThere(pair, pair.b) ? pair.spent.b : null} />
      </div>
      {part === "settings" ? (
        <Settings pair={pair} graphs={graphs} />
      ) : pair.standing === "to-come" ? (
        <p className="p-5 text-ink-3">Run {pair.b === null ? sides.b.run.number : sides.a.run.number} has not come here yet.</p>
      ) : diff === null ? (
        <Awaited texts={texts} />
      ) : (
        <Text diff={diff} view={view} empty={texts.a === null && texts.b === null} part={part} />
      )}
    </section>
  );
}

function isThere({ standing }: StepPair, step: StepView | null): boolean {
  return step !== null || standing === "taken";
}

const nothing: Record<TextPart, string> = {
  output: "Neither gave anything yet.",
  prompt: "Neither was asked anything.",
  calls: "Neither called anything.",
};

function Text({ diff, view, empty, part }: { diff: LineDiff; view: DiffView; empty: boolean; part: TextPart }) {
  if (empty || diff.of === 0) return <p className="p-5 text-ink-3">{nothing[part]}</p>;
  return <TextDiff diff={diff} view={view} />;
}

/** Of a step that one run took over from the other, the texts of the one that did the work. */
function useTexts(pair: StepPair, sides: Props["sides"], part: Part): { a: SideText; b: SideText } {
  const one = useWhole(sides.a, pair.a);
  const other = useWhole(sides.b, pair.b);
  const isTaken = pair.standing === "taken";
  const [a, b] = isTaken ? [one ?? other, one ?? other] : [one, other];
  if (part === "settings") return { a: null, b: null };
  const read = reading[part];
  const [before, after] = [a && read(a), b && read(b)];
  if (part === "output") return { a: before, b: after };
  return { a: pair.a?.status === "reused" ? after : before, b: pair.b?.status === "reused" ? before : after };
}

const reading = { output: outputText, prompt: promptText, calls: callsText };

/** undefined: it is stored apart and not here yet. */
function plain(text: SideText): string | undefined {
  return text === null ? "" : typeof text === "string" ? text : undefined;
}

function useWhole({ view }: Side, step: StepView | null) {
  const needed = step !== null && needsLoading(view, step);
  const address = needed ? `/api/v1/runs/${view.id}/steps/${encodeURIComponent(step.id)}` : null;
  const loaded = useStep(address, step?.status ?? "");
  return step === null ? null : { run: view, step, loaded };
}

function SideHead({ tile, run, model, spent }: { tile: "A" | "B"; run: ComparedRun; model: string | null; spent: Spent | null }) {
  const facts =
    spent === null
      ? []
      : [
          ...(spent.costNanoUsd === 0n ? [] : [money(spent.costNanoUsd)]),
          ...(spent.ms === null ? [] : [duration(spent.ms)]),
          ...(spent.tokens === 0 ? [] : [`${tokenCount(spent.tokens)} tokens`]),
        ];
  return (
    <div className={`flex h-9 min-w-0 items-center gap-2 px-5 text-small ${tile === "B" ? "border-l border-line" : ""}`}>
      <SideTile side={tile} />
      <span className="text-ink-2">Run {run.number}</span>
      {model !== null && (
        <span className="flex min-w-0 items-center gap-1.5 truncate">
          <TierSign tier={modelOf(model).tier} />
          {modelOf(model).label}
        </span>
      )}
      <span className="num ml-auto truncate text-ink-2">{spent === null ? "No step here" : facts.join(", ")}</span>
    </div>
  );
}

function Awaited({ texts }: { texts: { a: SideText; b: SideText } }) {
  const failed = [texts.a, texts.b].some((text) => text !== null && typeof text === "object" && text.state === "failed");
  if (failed)
    return (
      <p className="p-5 text-fail" role="alert">
        Part of this step could not be read. Choose it again to try once more.
      </p>
    );
  return (
    <div className="p-5">
      <ValueSkeleton />
    </div>
  );
}

function Settings({ pair, graphs }: { pair: StepPair; graphs: Comparison }) {
  const change = graphs.nodes.find(({ id }) => id === pair.row.nodeId);
  const words = { added: "Only the graph of B has this node.", removed: "Only the graph of A has this node." };
  if (change === undefined || (change.mark === "moved" && change.changes.length === 0))
    return <p className="p-5 text-ink-3">Set up the same in both.</p>;
  if (change.mark === "added" || change.mark === "removed") return <p className="p-5 text-ink-2">{words[change.mark]}</p>;
  return (
    <div className="max-w-4xl p-5">
      <ChangeList changes={change.changes} />
    </div>
  );
}
