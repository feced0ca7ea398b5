"use client";

import { Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { IconButton } from "@/components/ui/icon-button";
import { toast } from "@/components/ui/toaster";
import { call } from "@/lib/contract/client";
import { deleteTemplate } from "@/lib/contract/templates";

/** Asks first: a template has no trash. */
export function RemoveTemplate({ id, name }: { id: string; name: string }) {
  const router = useRouter();
  const [busy, start] = useTransition();
  const [asking, setAsking] = useState(false);
  const remove = () =>
    start(async () => {
      try {
        await call(deleteTemplate, { params: { templateId: id } });
        setAsking(false);
        toast.done(`The template ${name} is removed`);
        router.refresh();
      } catch (cause) {
        toast.failed("The template was not removed", { description: (cause as Error).message }); // call throws ApiError only
      }
    });
  return (
    <>
      <IconButton label={`Remove the template ${name}`} size="row" onClick={() => setAsking(true)}>
        <Trash2 />
      </IconButton>
      <Dialog
        open={asking}
        onOpenChange={setAsking}
        title={`Remove the template ${name}?`}
        description="The graphs that were made from it stay, and so does the graph that it came from."
        actions={
          <>
            <DialogClose>Keep it</DialogClose>
            <Button look="destroy" busy={busy} busyText="Removing" onClick={remove}>
              Remove template
            </Button>
          </>
        }
      />
    </>
  );
}
