"use client";

import { useState } from "react";
import { useSaving } from "@/components/connections/use-saving";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { call } from "@/lib/contract/client";
import { createSecret, replaceSecret, secretName } from "@/lib/contract/secrets";

type SecretFormProps = { /** The secret that gets another value; null: a new one. */ replacing: string | null; done: () => void };

export function SecretForm({ replacing, done }: SecretFormProps) {
  const [name, setName] = useState(replacing ?? "");
  const [value, setValue] = useState("");
  const { busy, save } = useSaving();
  const wrong = name === "" ? null : (secretName.safeParse(name).error?.issues[0]?.message ?? null);
  const send = () =>
    save(
      () =>
        replacing === null
          ? call(createSecret, { body: { name, value } })
          : call(replaceSecret, { params: { name: replacing }, body: { value } }),
      `${name} was not kept`,
      () => {
        setName("");
        setValue("");
        done();
      },
    );
  return (
    <div
      role="group"
      aria-label={replacing === null ? "Add a secret" : `Replace ${replacing}`}
      className="flex flex-wrap items-start gap-3"
    >
      <Field label="Name" error={wrong} disabled={replacing !== null} className="min-w-40 flex-1">
        <TextInput value={name} onValueChange={setName} placeholder="API_KEY" autoComplete="off" spellCheck={false} className="font-mono" />
      </Field>
      <Field label="Value" className="min-w-40 flex-1">
        <TextInput type="password" value={value} onValueChange={setValue} autoComplete="new-password" />
      </Field>
      <div className="flex gap-2 pt-5">
        {replacing !== null && <Button onClick={done}>Cancel</Button>}
        <Button busy={busy} busyText="Saving" disabled={name === "" || wrong !== null || value === ""} onClick={send}>
          {replacing === null ? "Add secret" : "Replace value"}
        </Button>
      </div>
    </div>
  );
}
