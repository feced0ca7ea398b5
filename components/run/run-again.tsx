"use client";

import { Play } from "lucide-react";
import { useState } from "react";
import { isElsewhere } from "@/components/run/detail/big-value";
import { RunForm } from "@/components/run/run-form";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toaster";
import { ApiError, call } from "@/lib/contract/client";
import { getRun } from "@/lib/contract/runs";
import { isObject, type JsonObject, type JsonValue } from "@/lib/core/json";
import type { Graph } from "@/lib/graph/document";
import type { RunView } from "@/lib/trace/run-view";

/** Runs the same version again; the form starts with what went in. */
export function RunAgain({ graph, run }: { graph: Graph; run: RunView }) {
  const [initial, setInitial] = useState<JsonObject | null>(null);
  const [busy, setBusy] = useState(false);
  const ask = async () => {
    setBusy(true);
    try {
      const input = await wholeInput(run);
      setInitial(isObject(input) ? input : {});
    } catch (cause) {
      if (!(cause instanceof ApiError)) throw cause;
      toast.failed("What went in could not be read", { description: cause.message });
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button look="primary" busy={busy} busyText="Reading" onClick={() => void ask()}>
        <Play aria-hidden />
        Run again
      </Button>
      {initial !== null && (
        <RunForm
          open
          onOpenChange={(open) => !open && setInitial(null)}
          graph={graph}
          // What was edited for a fork is in no version of the graph: it runs as a document of its own.
          graphId={run.version === null ? null : run.graphId}
          version={run.version ?? "draft"}
          initial={initial}
        />
      )}
    </>
  );
}

/** A long input is stored apart from the trace (T8). */
async function wholeInput({ id, input }: RunView): Promise<JsonValue> {
  return isElsewhere(input) ? (await call(getRun, { params: { runId: id } })).input : input;
}
