"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toaster";
import { call } from "@/lib/contract/client";
import { deleteGraph } from "@/lib/contract/graphs";

type DeleteGraphDialogProps = {
  graph: { id: string; name: string };
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Where to go after; left out: stay. */ after?: string;
};

export function DeleteGraphDialog({ graph, open, onOpenChange, after }: DeleteGraphDialogProps) {
  const router = useRouter();
  const [busy, start] = useTransition();
  const remove = () =>
    start(async () => {
      try {
        await call(deleteGraph, { params: { graphId: graph.id } });
        onOpenChange(false);
        if (after !== undefined) router.push(after);
        router.refresh();
      } catch (cause) {
        toast.failed(`${graph.name} was not deleted`, { description: (cause as Error).message }); // call throws ApiError only
      }
    });
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Delete ${graph.name}?`}
      description="The graph goes with its versions, and links to it end at once. Its runs stay."
      actions={
        <>
          <DialogClose>Keep it</DialogClose>
          <Button look="destroy" busy={busy} busyText="Deleting" onClick={remove}>
            Delete graph
          </Button>
        </>
      }
    />
  );
}
