import { getVersion } from "@/lib/contract/versions";
import * as versions from "@/lib/data/versions";
import { forOwner } from "@/app/api/_http/handle";
import { orNotFound, toNumber } from "@/app/api/_http/refusal";

export const GET = forOwner(getVersion, async (asker, { params }) =>
  orNotFound(await versions.findVersion(asker, params.graphId, toNumber(params.version))),
);
