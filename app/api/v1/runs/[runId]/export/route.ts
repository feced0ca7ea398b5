import { exportRun } from "@/lib/contract/run-file";
import { runId } from "@/lib/core/ids";
import { toSlug } from "@/lib/core/slug";
import { readRecord } from "@/lib/data/recorded-run";
import { toRunFile } from "@/lib/runtime/run-file";
import { fileResponse } from "@/app/api/_http/answers";
import { forOwner } from "@/app/api/_http/handle";
import { orNotFound, Refusal } from "@/app/api/_http/refusal";

export const GET = forOwner(exportRun, async (asker, { params }) => {
  const record = orNotFound(await readRecord(asker, runId.parse(params.runId)));
  if (record.events.at(-1)?.type !== "run.finished") throw new Refusal("run_active", "The run has not ended. A file holds a whole run.");
  return fileResponse(JSON.stringify(toRunFile(record)), `${toSlug(record.name)}.baton-run.json`);
});
