"use client";

import { useState } from "react";
import { readHeaders } from "@/components/connections/read-headers";
import { useSaving } from "@/components/connections/use-saving";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import { call } from "@/lib/contract/client";
import { createServer, replaceServer, serverName, serverUrl, type ServerAnswer } from "@/lib/contract/servers";

type ServerFormProps = { /** The server whose settings are replaced; null: a new one. */ replacing: ServerAnswer | null; done: () => void };

export function ServerForm({ replacing, done }: ServerFormProps) {
  const [name, setName] = useState(replacing?.name ?? "");
  const [url, setUrl] = useState(replacing?.url ?? "");
  const [text, setText] = useState("");
  const { busy, save } = useSaving();
  const headers = readHeaders(text);
  const wrongName = name === "" ? null : (serverName.safeParse(name).error?.issues[0]?.message ?? null);
  const wrongUrl = url === "" ? null : (serverUrl.safeParse(url).error?.issues[0]?.message ?? null);
  const wrongHeaders = headers.ok ? null : headers.error;
  const ready = name !== "" && url !== "" && wrongName === null && wrongUrl === null && headers.ok;
  const send = () => {
    if (!headers.ok) return;
    const body = { url, headers: headers.value };
    save(
      () => (replacing === null ? call(createServer, { body: { name, ...body } }) : call(replaceServer, { params: { name }, body })),
      `${name} was not connected`,
      () => {
        setName("");
        setUrl("");
        setText("");
        done();
      },
    );
  };
  const label = replacing === null ? "Connect a tool server" : `Replace ${replacing.name}`;
  const hint =
    replacing === null ? "One a line. A value may hold {{secrets.NAME}}." : "Those of before are replaced too: enter all that it needs.";
  return (
    <div role="group" aria-label={label} className="flex flex-col gap-3">
      <div className="flex flex-wrap items-start gap-3">
        <Field label="Name" error={wrongName} disabled={replacing !== null} className="min-w-40 flex-1">
          <TextInput
            value={name}
            onValueChange={setName}
            placeholder="search"
            autoComplete="off"
            spellCheck={false}
            className="font-mono"
          />
        </Field>
        <Field label="Address" error={wrongUrl} className="min-w-40 flex-2">
          <TextInput type="url" value={url} onValueChange={setUrl} placeholder="https://tools.example.com/mcp" autoComplete="off" />
        </Field>
      </div>
      <Field label="Headers" error={wrongHeaders} hint={hint}>
        <TextArea
          mono
          rows={2}
          value={text}
          onValueChange={setText}
          placeholder="Authorization: Bearer {{secrets.API_KEY}}"
          spellCheck={false}
        />
      </Field>
      <div className="flex gap-2">
        <Button busy={busy} busyText="Saving" disabled={!ready} onClick={send}>
          {replacing === null ? "Connect server" : "Replace settings"}
        </Button>
        {replacing !== null && <Button onClick={done}>Cancel</Button>}
      </div>
    </div>
  );
}
