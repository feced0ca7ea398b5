"use client";

import { Plus } from "lucide-react";
import { useState, type FormEvent } from "react";
import { useRunViews } from "@/components/runs/use-run-views";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Popover } from "@/components/ui/popover";
import { TextInput } from "@/components/ui/text-input";
import { readFilter } from "@/lib/contract/run-filter";

/** Gives the filter of now a name. */
export function SaveView({ query }: { query: string }) {
  const [open, setOpen] = useState(false);
  const [name, setName] = useState("");
  const [busy, setBusy] = useState(false);
  const { save } = useRunViews();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === "" || busy) return;
    setBusy(true);
    const kept = await save({ name: name.trim(), filter: readFilter(Object.fromEntries(new URLSearchParams(query))) });
    setBusy(false);
    if (!kept) return;
    setName("");
    setOpen(false);
  };
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      title="Save view"
      align="start"
      trigger={
        <Button look="ghost" size="small" className="mb-0.5 -ml-2">
          <Plus aria-hidden />
          Save view
        </Button>
      }
    >
      <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-3">
        <Field label="Name" hint="It stands here wherever you open Baton. A link to the page shows the same to others.">
          <TextInput value={name} maxLength={40} onValueChange={setName} />
        </Field>
        <Button type="submit" look="primary" size="small" className="self-end" disabled={name.trim() === "" || busy}>
          Save
        </Button>
      </form>
    </Popover>
  );
}
