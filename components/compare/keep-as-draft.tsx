"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toaster";
import { call } from "@/lib/contract/client";
import { getGraph, saveGraph } from "@/lib/contract/graphs";
import { createVersion } from "@/lib/contract/versions";
import type { JsonObject } from "@/lib/core/json";
import type { Graph } from "@/lib/graph/document";

type Props = { graphId: string; side: "A" | "B"; number: number; graph: Graph };

/** Makes the graph as it ran the draft. What it replaces is kept as a version, and whoever edits meanwhile is not overwritten. */
export function KeepAsDraft({ graphId, side, number, graph }: Props) {
  const router = useRouter();
  const [saving, setSaving] = useState(false);
  const [leaving, startLeaving] = useTransition();

  async function keep(): Promise<void> {
    setSaving(true);
    const params = { graphId };
    try {
      const { revision } = await call(getGraph, { params });
      await call(createVersion, { params, body: { name: `Before run ${number}` } });
      await call(saveGraph, { params, body: JSON.parse(JSON.stringify(graph)) as JsonObject, ifMatch: revision }); // a document is JSON
      toast.done(`The graph of run ${number} is the draft`, { description: "What it replaced was kept as a version." });
      startLeaving(() => router.push(`/graphs/${graphId}`));
    } catch (error) {
      toast.failed("The draft was not changed", { description: error instanceof Error ? error.message : "Something broke on the way." });
    } finally {
      setSaving(false);
    }
  }

  return (
    <Button look="primary" busy={saving || leaving} busyText="Keeping" onClick={() => void keep()}>
      Keep {side} as the draft
    </Button>
  );
}
