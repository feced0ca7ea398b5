import { createSecret, listSecrets } from "@/lib/contract/secrets";
import { secretList } from "@/lib/runtime/connection-lists";
import { forOwner } from "@/app/api/_http/handle";
import { keepSecret } from "@/app/api/_http/keep-connection";

export const GET = forOwner(listSecrets, (asker, { query }) => secretList(asker, query));

export const POST = forOwner(createSecret, (asker, { body }) => keepSecret(asker, body));
