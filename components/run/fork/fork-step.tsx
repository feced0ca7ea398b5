"use client";

import { GitFork } from "lucide-react";
import { useState } from "react";
import { useFork } from "@/components/run/fork/use-fork";
import { useRunScene } from "@/components/run/run-context";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Popover } from "@/components/ui/popover";
import { TextArea } from "@/components/ui/text-area";
import type { StepView } from "@/lib/trace/run-view";

/** Begins a new run at this step; its prompt may be changed on the way. */
export function ForkStep({ runId, step, name }: { runId: string; step: StepView; name: string }) {
  const { graph } = useRunScene();
  const node = graph.nodes.find(({ id }) => id === step.nodeId);
  const before = typeof node?.config["prompt"] === "string" ? node.config["prompt"] : null;
  const [prompt, setPrompt] = useState(before ?? "");
  const { fork, busy, price } = useFork(runId);
  const isEdited = before !== null && prompt !== before;
  return (
    <Popover
      title={`Fork from ${name}`}
      side="top"
      trigger={
        <Button size="small">
          <GitFork aria-hidden />
          Fork from here
        </Button>
      }
    >
      <p className="mb-3 text-small text-ink-2">
        A new run reuses everything before this step at no cost. This step and what depends on it run again.
      </p>
      {before !== null && (
        <Field label="Prompt" hint={isEdited ? "Changed in the new run only; the graph stays." : undefined} className="mb-3">
          <TextArea value={prompt} onValueChange={setPrompt} rows={6} mono spellCheck={false} />
        </Field>
      )}
      {price !== null && (
        <p className="mb-3 text-small text-ask" role="status">
          Runs on this provider cost money: this one {price} at the most. Press again to agree.
        </p>
      )}
      <Button
        look="primary"
        busy={busy}
        busyText="Forking"
        onClick={() => void fork({ from: step.id, ...(isEdited ? { edits: { [step.nodeId]: { prompt } } } : {}) })}
      >
        Fork
      </Button>
    </Popover>
  );
}
