"use client";

import { Download, Monitor } from "lucide-react";
import { useSyncExternalStore } from "react";
import { saveFile } from "@/components/graphs/download-graph";
import type { ShareTarget } from "@/components/shares/use-shares";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toaster";
import { addressOf, call } from "@/lib/contract/client";
import { getGraph } from "@/lib/contract/graphs";
import { problemDetails } from "@/lib/contract/problem-details";
import { exportRun } from "@/lib/contract/run-file";
import { serializeGraph } from "@/lib/graph/serialize";

/** On a machine of one's own the link opens nowhere else: what can be sent is the file. */
export function LocalNote({ target }: { target: ShareTarget }) {
  const isLocal = useSyncExternalStore(
    neverChanges,
    () => /^(127\.|localhost$|\[?::1)/.test(window.location.hostname),
    () => false,
  );
  if (!isLocal) return null;
  const save = () => void saveTarget(target).catch((cause: Error) => toast.failed("The file was not made", { description: cause.message }));
  return (
    <div className="flex items-start gap-2 rounded-control bg-ask-bg p-2.5 text-small text-ink-2">
      <Monitor className="mt-px size-4 shrink-0 stroke-[1.75] text-ask" aria-hidden />
      <p className="flex-1">
        Baton runs on this machine, so the link opens on this machine only. To show it to somebody else, send the file.
      </p>
      <Button size="row" onClick={save}>
        <Download aria-hidden />
        Save file
      </Button>
    </div>
  );
}

async function saveTarget(target: ShareTarget): Promise<void> {
  if (target.what === "run") return saveRun(target.id);
  const { graph, slug } = await call(getGraph, { params: { graphId: target.id } });
  saveFile(`${slug}.baton.json`, serializeGraph(graph));
}

/** A run's file may be large: it goes from the answer to the disk unread. */
async function saveRun(runId: string): Promise<void> {
  const response = await fetch(addressOf(exportRun, { params: { runId } }));
  if (!response.ok)
    throw new Error(problemDetails.safeParse(await response.json().catch(() => null)).data?.detail ?? "Baton does not answer.");
  const name = /filename="([^"]+)"/.exec(response.headers.get("content-disposition") ?? "")?.[1] ?? "run.baton-run.json";
  saveFile(name, await response.blob());
}

function neverChanges(): () => void {
  return () => {};
}
