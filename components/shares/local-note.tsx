"use client";

import { Download, Monitor } from "lucide-react";
import { useSyncExternalStore } from "react";
import { saveFile } from "@/components/graphs/download-graph";
import { saveRun } from "@/components/shares/save-run";
import type { ShareTarget } from "@/components/shares/use-shares";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toaster";
import { call } from "@/lib/contract/client";
import { getGraph } from "@/lib/contract/graphs";
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
        Baton runs on this machine, so the link opens on this machine only. To show it to somebody else, send{" "}
        {target.what === "run" ? "a page, or the file for another Baton." : "the file."}
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

function neverChanges(): () => void {
  return () => {};
}
