import { importRun } from "@/lib/contract/run-file";
import { keepRecord } from "@/lib/data/recorded-run";
import { readRunFile } from "@/lib/runtime/run-file";
import { forOwner } from "@/app/api/_http/handle";
import { Refusal } from "@/app/api/_http/refusal";

export const POST = forOwner(importRun, async (asker, { body }) => {
  const record = readRunFile(body);
  if (!record.ok) throw new Refusal("invalid_request", record.error);
  const id = await keepRecord(asker, record.value);
  return { id, status: record.value.view.status, url: `/runs/${id}`, events: `/api/v1/runs/${id}/events` };
});
