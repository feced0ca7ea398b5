import { createVersion, listVersions } from "@/lib/contract/versions";
import * as versions from "@/lib/data/versions";
import { forOwner } from "@/app/api/_http/handle";
import { orNotFound } from "@/app/api/_http/refusal";

export const GET = forOwner(listVersions, async (asker, { params, query }) =>
  orNotFound(await versions.listVersions(asker, params.graphId, query)),
);

export const POST = forOwner(createVersion, async (asker, { params, body }) =>
  orNotFound(await versions.keepVersion(asker, params.graphId, body.name ?? null)),
);
