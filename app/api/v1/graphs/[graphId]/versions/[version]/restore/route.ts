import { restoreVersion } from "@/lib/contract/versions";
import * as versions from "@/lib/data/versions";
import { graphResponse } from "@/app/api/_http/answers";
import { forOwner } from "@/app/api/_http/handle";
import { orNotFound, toNumber } from "@/app/api/_http/refusal";

export const POST = forOwner(restoreVersion, async (asker, { params }) =>
  graphResponse(orNotFound(await versions.restoreVersion(asker, params.graphId, toNumber(params.version)))),
);
