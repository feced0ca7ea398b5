import { deleteServer, replaceServer } from "@/lib/contract/servers";
import * as servers from "@/lib/data/servers";
import { toServerAnswer } from "@/lib/runtime/connection-lists";
import { forOwner } from "@/app/api/_http/handle";
import { serverSettings } from "@/app/api/_http/keep-connection";
import { notFound, orNotFound } from "@/app/api/_http/refusal";

export const PUT = forOwner(replaceServer, async (asker, { params: { name }, body }) =>
  toServerAnswer(orNotFound(await servers.replaceServer(asker, name, serverSettings(asker, name, body)))),
);

export const DELETE = forOwner(deleteServer, async (asker, { params }) => {
  if (!(await servers.deleteServer(asker, params.name))) throw notFound();
});
