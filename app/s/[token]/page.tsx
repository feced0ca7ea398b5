import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { readSharedPage } from "@/app/s/read-shared-page";
import { SharedGraph } from "@/components/shares/shared-graph";
import { SharedRun } from "@/components/shares/shared-run";
import { LandmarkKeys } from "@/components/shell/landmark-keys";
import { SkipLink } from "@/components/shell/skip-link";

type Props = { params: Promise<{ token: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const shared = await readSharedPage((await params).token, false);
  return { title: shared?.page.name ?? "Link", robots: { index: false } };
}

export default async function SharePage({ params }: Props) {
  const shared = await readSharedPage((await params).token, false);
  if (shared === null) notFound();
  return (
    <>
      <SkipLink />
      <LandmarkKeys />
      {shared.run === null ? (
        <SharedGraph page={shared.page} />
      ) : (
        <SharedRun page={shared.page} number={shared.run.number} snapshot={shared.run.view} />
      )}
    </>
  );
}
