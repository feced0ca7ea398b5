"use client";

import { Pin, PinOff } from "lucide-react";
import { useEffect, useState } from "react";
import { useStore } from "zustand";
import { useDesk, useEditor } from "@/components/editor/editor-context";
import { PinnedValue } from "@/components/editor/pinned-value";
import { lastValues } from "@/components/editor/preview";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { isObject, own, type JsonValue } from "@/lib/core/json";
import type { GraphNode } from "@/lib/graph/document";
import { pinFault } from "@/lib/graph/pin-fault";
import { wire } from "@/lib/graph/wiring";
import { Section } from "@/lib/nodes/inspector-parts";
import { toText } from "@/lib/template/resolve";

/** What the node gave in the last run, and what runs from here shall take in its place. */
export function OutputPanel({ node }: { node: GraphNode }) {
  const { pins } = useDesk();
  const fault = useEditor((state) => pinFault(state.graph, node.id));
  const values = useStore(pins, (state) => state.values);
  const isOneStep = useEditor((state) => node.parent === undefined && !wire(state.graph).plannersOf.has(node.id));
  const last = useLastOutput(isOneStep ? node.id : null);
  const pinned = fault === null ? own(values, node.id) : undefined;
  const { pin, unpin } = pins.getState();
  if (pinned !== undefined)
    return (
      <Section title="Pinned value" explanation="Runs that you start here take it in place of this node's work. It costs nothing.">
        <PinnedValue value={pinned} onChange={(value) => pin(node.id, value)} />
        <div className="flex gap-2">
          <Button size="small" onClick={() => unpin(node.id)}>
            <PinOff size={15} />
            Unpin
          </Button>
          {last?.output !== undefined && (
            <Button size="small" look="ghost" onClick={() => pin(node.id, last.output ?? null)}>
              Take that of run {last.number}
            </Button>
          )}
        </div>
      </Section>
    );
  return (
    <Section title={last?.output === undefined ? "Output" : `Output in run ${last.number}`} {...(fault !== null && { explanation: fault })}>
      {last === null && isOneStep && <Skeleton className="h-24" />}
      {last !== null && last.output === undefined && <p className="inspector-remark">The last run has no output of it.</p>}
      {last?.output !== undefined && (
        <pre tabIndex={0} className="inspector-json font-mono whitespace-pre-wrap wrap-anywhere">
          {shown(last.output)}
        </pre>
      )}
      {fault === null && last !== null && (
        <Button size="small" className="self-start" onClick={() => pin(node.id, last.output ?? "")}>
          <Pin size={15} />
          {last.output === undefined ? "Pin a value" : "Pin it"}
        </Button>
      )}
    </Section>
  );
}

type LastOutput = { number: number | null; output: JsonValue | undefined };

/** Of a node that is one step. null: it is being asked for. */
function useLastOutput(id: string | null): LastOutput | null {
  const { graphId, store } = useDesk();
  const [last, setLast] = useState<LastOutput | null>(null);
  useEffect(() => {
    let isOld = false;
    if (id === null) return;
    void lastValues(graphId, store.getState().graph, [id])
      // Without a run, or without an answer, a value can still be written.
      .catch(() => ({ number: null, values: new Map<string, JsonValue>() }))
      .then(({ number, values }) => {
        const output = own(values.get(id), "output");
        if (!isOld) setLast({ number, output: output === null ? undefined : output });
      });
    return () => {
      isOld = true;
    };
  }, [graphId, store, id]);
  return last;
}

function shown(value: JsonValue): string {
  return isObject(value) || Array.isArray(value) ? JSON.stringify(value, null, 2) : toText(value);
}
