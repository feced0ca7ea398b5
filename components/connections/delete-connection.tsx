"use client";

import { useSaving } from "@/components/connections/use-saving";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";

type DeleteConnectionProps = {
  /** null: closed. */
  name: string | null;
  what: string;
  remove: (name: string) => Promise<unknown>;
  close: () => void;
};

export function DeleteConnection({ name, what, remove, close }: DeleteConnectionProps) {
  const { busy, save } = useSaving();
  if (name === null) return null;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && close()}
      title={`Delete ${name}?`}
      description="Steps that use it fail from now on. It cannot be brought back."
      actions={
        <>
          <DialogClose>Keep it</DialogClose>
          <Button look="destroy" busy={busy} busyText="Deleting" onClick={() => save(() => remove(name), `${name} was not deleted`, close)}>
            Delete {what}
          </Button>
        </>
      }
    />
  );
}
