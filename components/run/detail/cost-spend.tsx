"use client";

import { useState } from "react";
import { useRunEstimate, useRunFrame, useRunScene, useRunStore } from "@/components/run/run-context";
import { Segmented } from "@/components/ui/segmented";
import { TierSign, type SignTier } from "@/components/ui/tier-sign";
import { counted, money, percent, percentChange, tokenCount, wholeNumber } from "@/lib/core/format";
import type { Readers } from "@/lib/graph/readers-of";
import { spendBy, total, type Spend } from "@/lib/money/spend";
import type { StepId } from "@/lib/core/ids";

type By = "node" | "model" | "task";
type Line = Spend & {
  name: string;
  tier: SignTier | undefined;
  /** How far off the estimate was. */ error: number | null;
  select: (() => void) | null;
};

const captions: Record<By, string> = { node: "Cost by node", model: "Cost by model", task: "Cost by task" };
const mostLines = 12;

/** Spent by node, by model or by task, dearest first. */
export function CostSpend({ readers }: { readers: Readers }) {
  const { view } = useRunFrame();
  const [wanted, setBy] = useState<By>("node");
  const [all, setAll] = useState(false);
  const hasTasks = [...view.steps.values()].some((step) => step.taskId !== null && step.callIds.length > 0);
  const by = wanted === "task" && !hasTasks ? "node" : wanted;
  const lines = useLines(by, readers);
  const most = lines[0]?.nanoUsd ?? 0n;
  const shown = all ? lines : lines.slice(0, mostLines);
  return (
    <section className="detail-section">
      <div className="cost-head">
        <h3>Where it went</h3>
        <Segmented value={by} onValueChange={setBy} aria-label="Cost by" options={hasTasks ? [...options, taskOption] : options} />
      </div>
      <table className="cost-table">
        <caption className="sr-only">{captions[by]}</caption>
        <thead>
          <tr>
            <th scope="col">{by === "node" ? "Node" : by === "model" ? "Model" : "Task"}</th>
            <th scope="col">Tokens</th>
            {by === "node" && lines.some(({ error }) => error !== null) && <th scope="col">Estimate</th>}
            <th scope="col">Share</th>
            <th scope="col">Cost</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((line) => (
            <SpendRow
              key={line.key}
              line={line}
              most={most}
              sum={view.costNanoUsd}
              error={by === "node" && lines.some(({ error }) => error !== null)}
            />
          ))}
        </tbody>
      </table>
      {lines.length > mostLines && (
        <button type="button" className="more" onClick={() => setAll(!all)}>
          {all ? "Show less" : `Show all ${lines.length}`}
        </button>
      )}
    </section>
  );
}

const options = [
  { value: "node", label: "Node" },
  { value: "model", label: "Model" },
] as const;
const taskOption = { value: "task", label: "Task" } as const;

function SpendRow({ line, most, sum, error }: { line: Line; most: bigint; sum: bigint; error: boolean }) {
  const { name, tier, nanoUsd, tokens, calls, unknown } = line;
  const part = (of: bigint) => (of === 0n ? 0 : Number(nanoUsd) / Number(of));
  const words = `${counted(calls, "call")}${unknown === 0 ? "" : `, ${unknown} of unknown cost`}`;
  return (
    <tr title={words}>
      <th scope="row">
        <span className="cost-name">
          {tier !== undefined && <TierSign tier={tier} />}
          {line.select === null ? (
            <span>{name}</span>
          ) : (
            <button type="button" onClick={line.select}>
              {name}
            </button>
          )}
        </span>
        <i className="cost-bar" data-tier={tier ?? undefined} style={{ width: `${part(most) * 100}%` }} aria-hidden />
      </th>
      <td title={`${wholeNumber(total(tokens))} tokens`}>{tokenCount(total(tokens))}</td>
      {error && <td>{line.error === null ? "" : line.error === 0 ? "±0 %" : percentChange(line.error)}</td>}
      <td>{sum === 0n ? "" : percent(part(sum))}</td>
      <td>{unknown === calls && nanoUsd === 0n ? (unknown > 0 ? "not known" : money(0n)) : money(nanoUsd)}</td>
    </tr>
  );
}

function useLines(by: By, readers: Readers): Line[] {
  const { view } = useRunFrame();
  const { graph, outline, modelOf } = useRunScene();
  const estimate = useRunEstimate();
  const select = useRunStore().getState().select;
  return spendBy(view, by, readers).map((spend) => {
    const plain = { ...spend, tier: undefined, error: null, select: null };
    if (by === "model") {
      const model = spend.key === "" ? null : modelOf(spend.key);
      return { ...plain, name: model?.label ?? "Not known", tier: model?.tier ?? null };
    }
    const step = view.steps.get(spend.key as StepId); // a task's key is its step's id; a node's that of its step, where it has just one
    const model = step?.model ?? outline.find(({ id }) => by === "node" && id === spend.key)?.model ?? null;
    const name = by === "task" ? step?.name : graph.nodes.find(({ id }) => id === spend.key)?.name;
    const likely = by === "node" && view.status === "succeeded" ? estimate?.nodes.get(spend.key)?.likely : undefined;
    return {
      ...plain,
      name: (name ?? "") || spend.key,
      tier: model === null ? undefined : modelOf(model).tier,
      error: likely === undefined || likely === 0n ? null : Number(spend.nanoUsd - likely) / Number(likely),
      select: step === undefined ? null : () => select(step.id),
    };
  });
}
