"use client";

import { useEffect, useMemo, useState } from "react";
import { useDesk } from "@/components/editor/editor-context";
import { useLayout, useLayoutStore } from "@/components/editor/layout-store";
import { lastValues } from "@/components/editor/preview";
import { RunForm } from "@/components/run/run-form";
import type { JsonObject } from "@/lib/core/json";
import { trialGraph } from "@/lib/graph/trial";

/** Runs one node alone: with the values of the last run, or with what is typed in their place. */
export function TryNode() {
  const id = useLayout((layout) => layout.trying);
  return id === null ? null : <Trial key={id} id={id} />;
}

function Trial({ id }: { id: string }) {
  const { graphId, store } = useDesk();
  const layout = useLayoutStore();
  // As it stands when it is tried: what is typed meanwhile belongs to the values.
  const [graph] = useState(() => store.getState().graph);
  const trial = useMemo(() => trialGraph(graph, id), [graph, id]);
  const [values, setValues] = useState<JsonObject | null>(null);
  useEffect(() => {
    if (trial === null) return;
    let isOld = false;
    // Without a run to take them from the fields are empty.
    void lastValues(graphId, graph, trial.roots)
      .then(({ values: found }) =>
        Object.fromEntries(trial.roots.flatMap((root) => (found.has(root) ? [[root, found.get(root) ?? null]] : []))),
      )
      .catch(() => ({}))
      .then((found) => !isOld && setValues(found));
    return () => {
      isOld = true;
    };
  }, [graphId, graph, trial]);
  if (trial === null || values === null) return null;
  return (
    <RunForm
      open
      onOpenChange={() => layout.getState().tryNode(null)}
      graph={trial.graph}
      graphId={null}
      version="draft"
      initial={values}
    />
  );
}
