"use client";

import { useState } from "react";
import { ConnectionTable } from "@/components/connections/connection-table";
import { DeleteConnection } from "@/components/connections/delete-connection";
import { ServerForm } from "@/components/connections/server-form";
import { call } from "@/lib/contract/client";
import { deleteServer, type ServerAnswer } from "@/lib/contract/servers";

/** Tool servers over HTTP. Programs are the operator's alone. */
export function ServersSection({ servers, now }: { servers: readonly ServerAnswer[]; now: number }) {
  const [replacing, setReplacing] = useState<string | null>(null);
  const [deleting, setDeleting] = useState<string | null>(null);
  return (
    <section aria-labelledby="servers" className="flex flex-col gap-3">
      <div>
        <h2 id="servers" className="mb-1 text-section">
          Tool servers
        </h2>
        <p className="text-ink-2">
          Servers of the Model Context Protocol, for tool nodes and for models. Programs on this machine are named in the operator’s file{" "}
          <code>BATON_MCP_CONFIG</code>.
        </p>
      </div>
      <ServerForm
        key={replacing}
        replacing={servers.find(({ name, from }) => from === "owner" && name === replacing) ?? null}
        done={() => setReplacing(null)}
      />
      {servers.length > 0 && (
        <ConnectionTable
          caption="Tool servers"
          detail="Address"
          rows={servers.map((server) => ({ ...server, detail: detailOf(server) }))}
          now={now}
          onReplace={setReplacing}
          onDelete={setDeleting}
        />
      )}
      <DeleteConnection
        name={deleting}
        what="server"
        remove={(name) => call(deleteServer, { params: { name } })}
        close={() => setDeleting(null)}
      />
    </section>
  );
}

const places = {
  http: "An address in the operator’s file",
  stdio: "A program on this machine",
  samples: "Invented answers, for templates",
} satisfies Record<ServerAnswer["transport"], string>;

function detailOf({ transport, url, headers }: ServerAnswer): string {
  const where = url ?? places[transport];
  return headers.length === 0 ? where : `${where}, with ${headers.join(", ")}`;
}
