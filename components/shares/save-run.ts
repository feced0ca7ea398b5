import { saveFile } from "@/components/graphs/download-graph";
import { addressOf } from "@/lib/contract/client";
import { problemDetails } from "@/lib/contract/problem-details";
import { exportRun } from "@/lib/contract/run-file";
import type { ShareShow } from "@/lib/contract/shares";

/** Hands the browser an ended run: whole as a file, or as a page that shows these parts. Either may be large: it goes to the disk unread. */
export async function saveRun(runId: string, page?: ShareShow): Promise<void> {
  const response = await fetch(
    addressOf(exportRun, { params: { runId }, query: page === undefined ? {} : { as: "html", show: listed(page) } }),
  );
  if (!response.ok)
    throw new Error(problemDetails.safeParse(await response.json().catch(() => null)).data?.detail ?? "Baton does not answer.");
  const name = /filename="([^"]+)"/.exec(response.headers.get("content-disposition") ?? "")?.[1] ?? "run.baton-run.json";
  saveFile(name, await response.blob());
}

function listed(show: ShareShow): string {
  return Object.entries(show)
    .flatMap(([part, isShown]) => (isShown ? [part] : []))
    .join(",");
}
