import { deleteSecret, replaceSecret } from "@/lib/contract/secrets";
import * as secrets from "@/lib/data/secrets";
import { toSecretAnswer } from "@/lib/runtime/connection-lists";
import { forOwner } from "@/app/api/_http/handle";
import { sealed } from "@/app/api/_http/keep-connection";
import { notFound, orNotFound } from "@/app/api/_http/refusal";

export const PUT = forOwner(replaceSecret, async (asker, { params: { name }, body }) =>
  toSecretAnswer(orNotFound(await secrets.replaceSecret(asker, name, sealed(asker, "secret", name, body.value)))),
);

export const DELETE = forOwner(deleteSecret, async (asker, { params }) => {
  if (!(await secrets.deleteSecret(asker, params.name))) throw notFound();
});
