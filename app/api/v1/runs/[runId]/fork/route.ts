import { forkRun } from "@/lib/contract/runs";
import * as runtime from "@/lib/runtime/fork-run";
import { forOwner } from "@/app/api/_http/handle";
import { startedResponse } from "@/app/api/_http/run-response";

export const POST = forOwner(forkRun, async (asker, { params, query, body, request }) =>
  startedResponse(asker, await runtime.forkRun(asker, params.runId, body), { seconds: query.wait ?? 0, signal: request.signal }),
);
