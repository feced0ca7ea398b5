"use client";

import { Trash2, Undo2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Thumbnail } from "@/components/graphs/thumbnail";
import { When } from "@/components/shell/when";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toaster";
import { call } from "@/lib/contract/client";
import { deleteGraph, recoverGraph, type GraphSummary } from "@/lib/contract/graphs";
import { counted } from "@/lib/core/format";

/** Graphs that were deleted, each with the way back and the way out. */
export function TrashList({ graphs, now }: { graphs: readonly GraphSummary[]; now: number }) {
  return (
    <ul className="overflow-hidden rounded-card border border-line-2 bg-card">
      {graphs.map((graph) => (
        <Row key={graph.id} graph={graph} now={now} />
      ))}
    </ul>
  );
}

function Row({ graph, now }: { graph: GraphSummary; now: number }) {
  const router = useRouter();
  const [busy, start] = useTransition();
  const [asking, setAsking] = useState(false);
  const act = (work: () => Promise<unknown>, done: string, failed: string) =>
    start(async () => {
      try {
        await work();
        toast.done(done);
        setAsking(false);
        router.refresh();
      } catch (cause) {
        toast.failed(failed, { description: (cause as Error).message }); // call throws ApiError only
      }
    });
  const params = { graphId: graph.id };
  return (
    <li className="flex items-center gap-3 border-b border-line px-3 py-2 last:border-b-0">
      <Thumbnail preview={graph.preview} className="h-10 w-16 shrink-0 rounded-control border border-line max-md:hidden" />
      <div className="min-w-0 flex-1">
        <p className="truncate font-semibold">{graph.name}</p>
        <p className="num text-small text-ink-3">
          {counted(graph.nodeCount, "node")}, deleted <When at={graph.deletedAt ?? graph.updatedAt} now={now} />
        </p>
      </div>
      <Button
        size="small"
        busy={busy}
        busyText="Working"
        onClick={() => act(() => call(recoverGraph, { params }), `${graph.name} is back`, `${graph.name} was not brought back`)}
      >
        <Undo2 aria-hidden />
        Bring back
      </Button>
      <Button size="small" look="ghost" aria-label={`Delete ${graph.name} for good`} onClick={() => setAsking(true)}>
        <Trash2 aria-hidden />
      </Button>
      <Dialog
        open={asking}
        onOpenChange={setAsking}
        title={`Delete ${graph.name} for good?`}
        description="The graph goes with all of its versions. Its runs stay."
        actions={
          <>
            <DialogClose>Keep it</DialogClose>
            <Button
              look="destroy"
              busy={busy}
              busyText="Deleting"
              onClick={() =>
                act(
                  () => call(deleteGraph, { params, query: { forever: "true" } }),
                  `${graph.name} is gone`,
                  `${graph.name} was not deleted`,
                )
              }
            >
              Delete for good
            </Button>
          </>
        }
      />
    </li>
  );
}
