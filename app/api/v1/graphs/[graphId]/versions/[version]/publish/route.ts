import { publishVersion } from "@/lib/contract/versions";
import * as versions from "@/lib/data/versions";
import { forOwner } from "@/app/api/_http/handle";
import { orNotFound, toNumber } from "@/app/api/_http/refusal";

export const POST = forOwner(publishVersion, async (asker, { params }) =>
  orNotFound(await versions.publishVersion(asker, params.graphId, toNumber(params.version))),
);
