import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { readSharedPage } from "@/app/s/read-shared-page";
import { SharedGraph } from "@/components/shares/shared-graph";
import { SharedRun } from "@/components/shares/shared-run";
import { packRun } from "@/lib/trace/packed-run";

type Props = { params: Promise<{ token: string }> };

export const metadata: Metadata = { title: "Shared", robots: { index: false } };

/** The page of a link inside somebody else's page: nothing in it acts for its reader. */
export default async function EmbedPage({ params }: Props) {
  const shared = await readSharedPage((await params).token, true);
  if (shared === null) notFound();
  return shared.run === null ? (
    <SharedGraph page={shared.page} />
  ) : (
    <SharedRun page={shared.page} {...shared.run} snapshot={packRun(shared.run.snapshot)} />
  );
}
