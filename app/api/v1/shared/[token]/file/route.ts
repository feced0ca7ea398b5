import { openShare } from "@/lib/auth/open-share";
import { getSharedFile } from "@/lib/contract/shares";
import { toSlug } from "@/lib/core/slug";
import { serializeGraph } from "@/lib/graph/serialize";
import { readSharedCopy } from "@/lib/runtime/shared";
import { fileResponse } from "@/app/api/_http/answers";
import { forAnyone } from "@/app/api/_http/handle";
import { orNotFound } from "@/app/api/_http/refusal";

export const GET = forAnyone(getSharedFile, async ({ params }) => {
  const graph = orNotFound(await readSharedCopy(orNotFound(await openShare(params.token))));
  return fileResponse(serializeGraph(graph), `${toSlug(graph.name)}.baton.json`);
});
