import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { readSharedPage } from "@/app/s/read-shared-page";
import { SharedGraph } from "@/components/shares/shared-graph";
import { pictureSize } from "@/components/shares/share-picture";
import { SharedRun } from "@/components/shares/shared-run";
import { LandmarkKeys } from "@/components/shell/landmark-keys";
import { SkipLink } from "@/components/shell/skip-link";
import { addressOf } from "@/lib/contract/client";
import { getSharedPicture } from "@/lib/contract/shares";
import { packRun } from "@/lib/trace/packed-run";

type Props = { params: Promise<{ token: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { token } = await params;
  const shared = await readSharedPage(token, false);
  const robots = { index: false };
  if (shared === null) return { title: "Link", robots };
  const { name, graph } = shared.page;
  const title = shared.run === null ? name : `${name}, run ${shared.run.number}`;
  const description = graph.description ?? (shared.run === null ? "A graph of models and tools." : "How it went, step by step.");
  const address = await addressHere();
  const images = [{ url: new URL(addressOf(getSharedPicture, { params: { token } }), address), ...pictureSize, alt: title }];
  const shown = { title, description, images };
  return {
    title,
    description,
    robots,
    openGraph: { ...shown, type: "website", siteName: "Baton", url: new URL(`/s/${token}`, address) },
    twitter: { ...shown, card: "summary_large_image" },
  };
}

/** Under the name by which this server was asked: pictures have to be named in full. */
async function addressHere(): Promise<string> {
  const given = await headers();
  return `${given.get("x-forwarded-proto") === "https" ? "https" : "http"}://${given.get("host")}`;
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
        <SharedRun page={shared.page} {...shared.run} snapshot={packRun(shared.run.snapshot)} />
      )}
    </>
  );
}
