"use client";

import { useState } from "react";
import { isElsewhere } from "@/components/run/detail/big-value";
import { useStep } from "@/components/run/detail/use-step";
import { ValueSkeleton } from "@/components/run/detail/value-view";
import { fieldsOf, toEntries } from "@/components/run/form/form-fields";
import { InputField } from "@/components/run/form/input-field";
import { forkBody, touchOf, type ForkDraft, type ForkFacts, type ForkWay } from "@/components/run/fork/fork-draft";
import { ForkOutlook } from "@/components/run/fork/fork-outlook";
import { ForkSettings } from "@/components/run/fork/fork-settings";
import { useFork } from "@/components/run/fork/use-fork";
import { useRunScene } from "@/components/run/run-context";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Segmented } from "@/components/ui/segmented";
import { TextArea } from "@/components/ui/text-area";
import { isObject } from "@/lib/core/json";
import type { GraphNode } from "@/lib/graph/document";
import { definitionOf } from "@/lib/nodes/definitions";
import type { StepView } from "@/lib/trace/run-view";

/** What to change, and what the new run then reuses and does. */
export function ForkForm({ runId, step }: { runId: string; step: StepView }) {
  const { graph, source } = useRunScene();
  const big = isElsewhere(step.output);
  const loaded = useStep(big ? `${source.steps}/${encodeURIComponent(step.id)}` : null, step.status);
  if (big && loaded.state === "failed")
    return (
      <p role="alert" className="text-fail">
        What this step gave could not be read.{" "}
        <button type="button" className="underline" onClick={loaded.retry}>
          Try again
        </button>
      </p>
    );
  if (big && loaded.state !== "ready") return <ValueSkeleton />;
  const node = graph.nodes.find(({ id, kind }) => id === step.nodeId && (step.kind === "" || kind === step.kind));
  const output = loaded.state === "ready" ? loaded.step.output : (step.output ?? null);
  const facts = { step, output, config: node?.config ?? {}, fields: fieldsOf(graph) };
  return <Draft runId={runId} node={node} facts={facts} />;
}

const words: Record<ForkWay, string> = { again: "Do it again", output: "Replace its output", input: "Another input" };

function Draft({ runId, node, facts }: { runId: string; node: GraphNode | undefined; facts: ForkFacts }) {
  const { step, output, fields } = facts;
  const ways = waysOf(step, node);
  const [draft, setDraft] = useState<ForkDraft>(() => ({
    way: ways[0] ?? "again",
    config: facts.config,
    output: typeof output === "string" ? output : JSON.stringify(output, null, 2),
    entries: toEntries(fields, isObject(output) ? output : {}),
  }));
  const [told, setTold] = useState(false);
  const { fork, busy, price } = useFork(runId);
  const { body, problem, fields: wrong } = forkBody(draft, facts);
  const change = (part: Partial<ForkDraft>) => setDraft((now) => ({ ...now, ...part }));
  return (
    <>
      {ways.length > 1 && (
        <Segmented
          aria-label="What changes"
          className="mb-3"
          value={draft.way}
          onValueChange={(way) => change({ way })}
          options={ways.map((value) => ({ value, label: words[value] }))}
        />
      )}
      {draft.way === "again" && node !== undefined && (
        <ForkSettings node={{ ...node, config: draft.config }} onChange={(config) => change({ config })} />
      )}
      {draft.way === "output" && (
        <Field label="Output" hint="Given in the new run in place of what the step came to." error={problem} className="mb-3">
          <TextArea value={draft.output} onValueChange={(text) => change({ output: text })} rows={8} mono={typeof output !== "string"} />
        </Field>
      )}
      {draft.way === "input" &&
        fields.map((field) => (
          <div key={field.key} className="mb-3">
            <InputField
              field={field}
              entry={draft.entries[field.key] ?? ""}
              error={told ? wrong[field.key] || null : null}
              onChange={(entry) => change({ entries: { ...draft.entries, [field.key]: entry } })}
            />
          </div>
        ))}
      <ForkOutlook touch={touchOf(draft, facts)} model={draft.config["model"]} nodeId={step.nodeId} />
      {price !== null && (
        <p className="mb-3 text-small text-ask" role="status">
          Runs on this provider cost money: this one {price} at the most. Press again to agree.
        </p>
      )}
      <Button
        look="primary"
        busy={busy}
        busyText="Forking"
        onClick={() => {
          setTold(true);
          if (problem === null) void fork(body);
        }}
      >
        Fork and compare
      </Button>
    </>
  );
}

/** Of the input node the input is changed; what gave nothing has no output to replace. */
function waysOf(step: StepView, node: GraphNode | undefined): ForkWay[] {
  if (node !== undefined && definitionOf(node.kind)?.role === "input" && step.path === "") return ["input"];
  return step.status === "succeeded" || step.status === "reused" ? ["again", "output"] : ["again"];
}
