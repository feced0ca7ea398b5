import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { asker } from "@/app/(studio)/asker";
import { RunPage } from "@/components/run/run-page";
import { WorkFrame } from "@/components/shell/work-frame";
import { readRunPage } from "@/lib/runtime/run-page";
import { packRun } from "@/lib/trace/packed-run";

type Props = { params: Promise<{ id: string }> };

const read = cache(async (id: string) => readRunPage(await asker(), id));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const run = await read((await params).id);
  return { title: run === null ? "Not found" : `Run ${run.number}, ${run.graphName}` };
}

export default async function Page({ params }: Props) {
  const run = await read((await params).id);
  if (run === null) notFound();
  return (
    <WorkFrame>
      <RunPage {...run} snapshot={packRun(run.snapshot)} />
    </WorkFrame>
  );
}
