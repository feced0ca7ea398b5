"use client";

import { Plus } from "lucide-react";
import { useState, type FormEvent } from "react";
import { saveView } from "@/components/runs/saved-views";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Popover } from "@/components/ui/popover";
import { TextInput } from "@/components/ui/text-input";

/** Gives the filter of now a name. */
export function SaveView({ query }: { query: string }) {
  const [open, setOpen] = useState(false);
  const [name, setName] = useState("");
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === "") return;
    saveView({ name: name.trim(), query });
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
      <form onSubmit={save} className="flex flex-col gap-3">
        <Field label="Name" hint="Kept in this browser. A link to the page shows the same to others.">
          <TextInput value={name} maxLength={40} onValueChange={setName} />
        </Field>
        <Button type="submit" look="primary" size="small" className="self-end" disabled={name.trim() === ""}>
          Save
        </Button>
      </form>
    </Popover>
  );
}
