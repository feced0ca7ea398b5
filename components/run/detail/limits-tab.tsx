"use client";

import { StillReading } from "@/components/run/detail/still-reading";
import { useRunFrame, useRunScene } from "@/components/run/run-context";
import { capMoney, duration, money, tokenCount } from "@/lib/core/format";
import { nodeCapsOf } from "@/lib/graph/node-caps";
import { ledgerOf, type CountLeft, type MoneyLeft } from "@/lib/engine/ledger";

/** What is spent, reserved and left under each cap of the run and of its nodes. */
export function LimitsTab() {
  const { view, at, whole } = useRunFrame();
  const { graph, shown } = useRunScene();
  if (!shown.costs) return <p className="detail-note">The owner chose not to share costs.</p>;
  if (!whole) return <StillReading />;
  const { cost, tokens, time, nodes } = ledgerOf(view, nodeCapsOf(graph), at);
  const nameOf = (id: string) => graph.nodes.find((node) => node.id === id)?.name || id;
  return (
    <table className="num w-full border-collapse text-base">
      <caption className="sr-only">Limits of this run</caption>
      <thead className="text-right text-tiny text-ink-3">
        <tr>
          <th scope="col" className="h-8 text-left font-medium">
            Limit
          </th>
          {["Spent", "Reserved", "Left", "Cap"].map((name) => (
            <th key={name} scope="col" className="h-8 pl-3 font-medium">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {cost === null ? <NoLimit name="Cost" spent={money(view.costNanoUsd)} /> : <Money name="Cost" of={cost} />}
        {tokens !== null && <Count name="Tokens" of={tokens} text={tokenCount} />}
        {time !== null && <Count name="Time" of={time} text={duration} />}
        {nodes.map(({ nodeId, cost: own }) => (
          <Money key={nodeId} name={nameOf(nodeId)} of={own} />
        ))}
      </tbody>
    </table>
  );
}

function Money({ name, of: { most, spent, reserved, left } }: { name: string; of: MoneyLeft }) {
  return <Line name={name} cells={[money(spent), reserved === 0n ? "" : money(reserved), money(left), capMoney(most)]} />;
}

function Count({ name, of: { most, used, left }, text }: { name: string; of: CountLeft; text: (count: number) => string }) {
  return <Line name={name} cells={[text(used), "", text(left), text(most)]} />;
}

function NoLimit({ name, spent }: { name: string; spent: string }) {
  return <Line name={name} cells={[spent, "", "", "none"]} />;
}

function Line({ name, cells }: { name: string; cells: readonly string[] }) {
  return (
    <tr className="h-8 border-t border-line">
      <th scope="row" className="max-w-0 truncate text-left font-normal">
        {name}
      </th>
      {cells.map((cell, index) => (
        <td key={index} className="pl-3 text-right whitespace-nowrap">
          {cell}
        </td>
      ))}
    </tr>
  );
}
