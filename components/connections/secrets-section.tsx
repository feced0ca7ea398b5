"use client";

import { useState } from "react";
import { ConnectionTable } from "@/components/connections/connection-table";
import { DeleteConnection } from "@/components/connections/delete-connection";
import { SecretForm } from "@/components/connections/secret-form";
import { call } from "@/lib/contract/client";
import { deleteSecret, type SecretAnswer } from "@/lib/contract/secrets";

/** Secrets by name: added, replaced and deleted, never read. */
export function SecretsSection({ secrets, now }: { secrets: readonly SecretAnswer[]; now: number }) {
  const [replacing, setReplacing] = useState<string | null>(null);
  const [deleting, setDeleting] = useState<string | null>(null);
  return (
    <section aria-labelledby="secrets" className="flex flex-col gap-3">
      <div>
        <h2 id="secrets" className="mb-1 text-section">
          Secrets
        </h2>
        <p className="text-ink-2">
          Requests, tool arguments and headers read them as <code>{"{{secrets.NAME}}"}</code>. They are kept encrypted and never shown
          again; runs show their names only.
        </p>
      </div>
      <SecretForm key={replacing} replacing={replacing} done={() => setReplacing(null)} />
      {secrets.length > 0 && (
        <ConnectionTable
          caption="Secrets"
          detail="Read as"
          rows={secrets.map((secret) => ({ ...secret, detail: `{{secrets.${secret.name}}}` }))}
          now={now}
          onReplace={setReplacing}
          onDelete={setDeleting}
        />
      )}
      <DeleteConnection
        name={deleting}
        what="secret"
        remove={(name) => call(deleteSecret, { params: { name } })}
        close={() => setDeleting(null)}
      />
    </section>
  );
}
