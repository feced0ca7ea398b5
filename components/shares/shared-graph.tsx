"use client";

import { useState } from "react";
import { GraphCanvas } from "@/components/canvas/graph-canvas";
import { HiddenNote } from "@/components/shares/hidden-note";
import { SharedHead } from "@/components/shares/shared-head";
import type { SharedPage } from "@/components/shares/shared-page";
import { SharedNode } from "@/components/shares/shared-node";

/** A graph that somebody shared: the canvas to look at, and the settings of the selected node. */
export function SharedGraph({ page }: { page: SharedPage }) {
  const [selected, setSelected] = useState<string | null>(null);
  const node = page.graph.nodes.find(({ id }) => id === selected);
  return (
    <div className="flex h-dvh flex-col bg-panel">
      <SharedHead page={page} title={page.name} />
      <main id="content" tabIndex={-1} className="flex min-h-0 flex-1 outline-none max-md:flex-col">
        <section aria-label="Canvas" tabIndex={-1} className="relative min-h-0 min-w-0 flex-1 bg-desk outline-none">
          <GraphCanvas graph={page.graph} selected={selected} onSelect={setSelected} />
        </section>
        <aside
          aria-label="Detail"
          tabIndex={-1}
          className="flex w-[344px] shrink-0 flex-col gap-4 overflow-y-auto border-l border-line p-4 outline-none max-md:max-h-[45%] max-md:w-full max-md:border-t max-md:border-l-0"
        >
          {node === undefined ? <About page={page} /> : <SharedNode node={node} />}
          <HiddenNote show={page.show} run={false} className="mt-auto" />
        </aside>
      </main>
    </div>
  );
}

function About({ page }: { page: SharedPage }) {
  return (
    <div className="flex flex-col gap-2">
      <h2 className="text-section">{page.name}</h2>
      {page.graph.description !== undefined && <p className="text-base text-ink-2">{page.graph.description}</p>}
      <p className="text-small text-ink-3">Select a node to read its settings. Duplicate makes a copy that you can change and run.</p>
    </div>
  );
}
