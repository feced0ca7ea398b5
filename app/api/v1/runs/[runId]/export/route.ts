import { exportRun } from "@/lib/contract/run-file";
import { shareShow } from "@/lib/contract/shares";
import { runId } from "@/lib/core/ids";
import { toSlug } from "@/lib/core/slug";
import { readRecord } from "@/lib/data/recorded-run";
import { findRunHead } from "@/lib/data/runs";
import { toRunFile } from "@/lib/runtime/run-file";
import { fileResponse } from "@/app/api/_http/answers";
import { forOwner } from "@/app/api/_http/handle";
import { orNotFound, Refusal } from "@/app/api/_http/refusal";
import { runPageOf } from "@/app/api/_http/run-page-of";

export const GET = forOwner(exportRun, async (asker, { params, query }) => {
  const record = orNotFound(await readRecord(asker, runId.parse(params.runId)));
  if (record.events.at(-1)?.type !== "run.finished") throw new Refusal("run_active", "The run has not ended. A file holds a whole run.");
  const name = toSlug(record.name);
  if (query.as === "json") return fileResponse(JSON.stringify(toRunFile(record)), `${name}.baton-run.json`);
  const { number } = orNotFound(await findRunHead(asker, params.runId));
  return fileResponse(runPageOf(record, number, query.show ?? shareShow.parse({})), `${name}-run-${number}.html`, "text/html");
});
