import { createHash } from "node:crypto";
import { pageScript } from "@/components/export/page/page-script";
import { runHtml } from "@/components/export/page/run-html";
import type { ShareShow } from "@/lib/contract/shares";
import { runId } from "@/lib/core/ids";
import { payloadsIn } from "@/lib/data/payloads";
import type { NewRecord } from "@/lib/data/recorded-run";
import { toStepAnswer } from "@/lib/data/step-answer";
import { redactRecord } from "@/lib/runtime/redact-record";
import { toRunFile } from "@/lib/runtime/run-file";
import { emptyRun, fold } from "@/lib/trace/fold";

/** A run as a page of its own. What is hidden is taken out first: nothing that draws the page ever has it. */
export function runPageOf(whole: Omit<NewRecord, "view">, number: number, show: ShareShow): string {
  const record = redactRecord(whole, show);
  const view = fold(emptyRun(runId.parse("saved")), record.events);
  const load = payloadsIn(record.payloads);
  const steps = [...view.steps.values()].map((step) => toStepAnswer(view, step, load));
  const scriptHash = `sha256-${createHash("sha256").update(pageScript).digest("base64")}`;
  return runHtml({ number, show, graph: record.graph, view, steps, output: load(view.output), file: toRunFile(record), scriptHash });
}
