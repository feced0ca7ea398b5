"use client";

import { Play } from "lucide-react";
import { useState } from "react";
import { RunForm } from "@/components/run/run-form";
import { Button } from "@/components/ui/button";
import { isObject } from "@/lib/core/json";
import type { Graph } from "@/lib/graph/document";
import type { RunView } from "@/lib/trace/run-view";

/** Runs the same version again; the form starts with what went in. */
export function RunAgain({ graph, run }: { graph: Graph; run: RunView }) {
  const [open, setOpen] = useState(false);
  const input = isObject(run.input) ? run.input : {};
  return (
    <>
      <Button look="primary" onClick={() => setOpen(true)}>
        <Play aria-hidden />
        Run again
      </Button>
      <RunForm open={open} onOpenChange={setOpen} graph={graph} graphId={run.graphId} version={run.version ?? "draft"} initial={input} />
    </>
  );
}
