"use client";

import { useRouter } from "next/navigation";
import { useEffect, useMemo, useState } from "react";
import type { Action } from "@/components/actions/action";
import { shown } from "@/components/actions/combo";
import { offered } from "@/components/actions/registry";
import { Kbd } from "@/components/ui/kbd";
import { PickList, type Pick } from "@/components/ui/pick-list";
import { call } from "@/lib/contract/client";
import { listGraphs, type GraphSummary } from "@/lib/contract/graphs";

/** Everything that can be done now, by name; and graphs, by what they are called. */
export function CommandPalette({ onClose }: { onClose: () => void }) {
  const router = useRouter();
  const [text, setText] = useState("");
  const graphs = useFoundGraphs(text.trim());
  const actions = useMemo(() => offered().filter((action) => action.keysOnly !== true && action.can?.() !== false), []);
  const picks = [...actions.map(toPick), ...graphs.map(graphPick)];
  const onPick = (id: string) => {
    onClose();
    const graph = graphs.find((each) => graphPick(each).id === id);
    if (graph !== undefined) router.push(`/graphs/${graph.id}`);
    // When the list is gone: what it does may take the focus.
    else requestAnimationFrame(() => actions.find((action) => action.id === id)?.run());
  };
  return (
    <PickList
      title="What to do, or where to go"
      picks={picks}
      empty="Nothing here is called so."
      at={null}
      wide
      onText={setText}
      onPick={onPick}
      onClose={onClose}
    />
  );
}

function toPick({ id, label, group, keys, words = "" }: Action): Pick {
  const first = keys?.[0];
  return { id, label, detail: group, words, end: first === undefined ? null : <Kbd>{shown(first)}</Kbd> };
}

function graphPick({ id, name, slug, description }: GraphSummary): Pick {
  return { id: `graph/${id}`, label: name, detail: "Graph", words: `${slug} ${description}` };
}

/** Shorter texts find too much to be of use. */
const leastText = 2;

function useFoundGraphs(text: string): GraphSummary[] {
  const [found, setFound] = useState<{ text: string; graphs: GraphSummary[] }>({ text: "", graphs: [] });
  useEffect(() => {
    if (text.length < leastText) return;
    const abort = new AbortController();
    // Without an answer the list holds what the page itself knows.
    call(listGraphs, { query: { text, limit: 8 }, signal: abort.signal }).then(
      (page) => setFound({ text, graphs: page.items }),
      () => undefined,
    );
    return () => abort.abort();
  }, [text]);
  return text.length < leastText ? [] : found.graphs;
}
