"use client";

import Link from "next/link";
import { useMemo, useState } from "react";
import { GraphCanvas } from "@/components/canvas/graph-canvas";
import { ButtonLink } from "@/components/ui/button";
import { KindTile } from "@/components/ui/kind-tile";
import { ChangeList } from "@/components/versions/change-list";
import { MarkSign } from "@/components/versions/mark-sign";
import { counted } from "@/lib/core/format";
import { compareGraphs, type Comparison, type EdgeChange } from "@/lib/graph/compare";
import type { Graph } from "@/lib/graph/document";

/** One side of a comparison. */
export type Side = { name: string; graph: Graph };

type Props = { graphId: string; from: Side; to: Side };

/** Two versions of a graph as one picture, with every change in a list. */
export function ComparePage({ graphId, from, to }: Props) {
  const compared = useMemo(() => compareGraphs(from.graph, to.graph), [from, to]);
  const [selected, setSelected] = useState<string | null>(null);
  const marks = useMemo(() => new Map([...compared.nodes, ...compared.edges].map(({ id, mark }) => [id, mark] as const)), [compared]);
  return (
    <>
      <header className="flex h-12 shrink-0 items-center gap-3 border-b border-line bg-panel px-4">
        <nav aria-label="Path" className="flex min-w-0 items-center gap-2 text-base">
          <Link href={`/graphs/${graphId}`} className="truncate text-ink-2 hover:text-ink">
            {to.graph.name}
          </Link>
          <span className="text-ink-3" aria-hidden>
            /
          </span>
          <h1 className="font-semibold whitespace-nowrap">
            {from.name} to {to.name}
          </h1>
        </nav>
        <p className="text-small text-ink-3 max-lg:hidden">{sumOf(compared)}</p>
        <ButtonLink className="ml-auto" href={`/graphs/${graphId}`}>
          Back to the editor
        </ButtonLink>
      </header>
      <div className="flex min-h-0 flex-1">
        <section aria-label="Canvas" tabIndex={-1} className="relative min-h-0 min-w-0 flex-1 bg-desk outline-none">
          <GraphCanvas graph={compared.union} selected={selected} onSelect={setSelected} marks={marks} />
        </section>
        <aside
          aria-label="Changes"
          tabIndex={-1}
          className="flex w-[400px] shrink-0 flex-col overflow-y-auto border-l border-line bg-panel outline-none max-lg:w-80"
        >
          <Changes compared={compared} selected={selected} onSelect={setSelected} />
        </aside>
      </div>
    </>
  );
}

type ChangesProps = { compared: Comparison; selected: string | null; onSelect: (id: string | null) => void };

function Changes({ compared: { nodes, edges, own, union }, selected, onSelect }: ChangesProps) {
  const nameOf = (id: string) => union.nodes.find((node) => node.id === id)?.name || id;
  if (nodes.length + edges.length + own.length === 0)
    return <p className="p-4 text-base text-ink-2">The two are the same, node by node and setting by setting.</p>;
  return (
    <ul>
      {own.length > 0 && (
        <li className="flex flex-col gap-3 border-b border-line p-4">
          <h2 className="text-section">The graph itself</h2>
          <ChangeList changes={own} />
        </li>
      )}
      {nodes.map(({ id, node, mark, changes }) => (
        <li key={id} className="border-b border-line">
          <button
            type="button"
            aria-current={selected === id || undefined}
            className="flex h-10 w-full items-center gap-2 px-4 text-left -outline-offset-2 hover:bg-hover aria-[current]:bg-accent-bg"
            onClick={() => onSelect(selected === id ? null : id)}
          >
            <KindTile kind={node.kind} />
            <span className="min-w-0 flex-1 truncate font-medium">{node.name || id}</span>
            <MarkSign mark={mark} />
          </button>
          {changes.length > 0 && (
            <div className="px-4 pb-4">
              <ChangeList changes={changes} />
            </div>
          )}
        </li>
      ))}
      {edges.map((change) => (
        <li key={change.id} className="flex min-h-10 items-center gap-2 border-b border-line px-4">
          <span className="min-w-0 flex-1 truncate">{edgeText(change, nameOf)}</span>
          <MarkSign mark={change.mark} />
        </li>
      ))}
    </ul>
  );
}

function edgeText({ edge }: EdgeChange, nameOf: (id: string) => string): string {
  const port = edge.sourcePort === undefined || edge.sourcePort === "out" ? "" : `, ${edge.sourcePort},`;
  return `${nameOf(edge.source)}${port} to ${nameOf(edge.target)}`;
}

function sumOf({ nodes, edges }: Comparison): string {
  const marks = [...nodes, ...edges].map(({ mark }) => mark);
  const parts = (["added", "removed", "changed", "moved"] as const).flatMap((mark) => {
    const count = marks.filter((each) => each === mark).length;
    return count === 0 ? [] : [`${count} ${mark}`];
  });
  const things = [
    ...(nodes.length === 0 ? [] : [counted(nodes.length, "node")]),
    ...(edges.length === 0 ? [] : [counted(edges.length, "edge")]),
  ];
  return parts.length === 0 ? "" : `${things.join(" and ")}: ${parts.join(", ")}`;
}
