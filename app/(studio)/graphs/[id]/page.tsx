import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { asker } from "@/app/(studio)/asker";
import { EditorPage } from "@/components/editor/editor-page";
import { WorkFrame } from "@/components/shell/work-frame";
import { findGraph } from "@/lib/data/graphs";

type Props = { params: Promise<{ id: string }> };

const read = cache(async (id: string) => findGraph(await asker(), id));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await read((await params).id))?.graph.name ?? "Not found" };
}

export default async function Page({ params }: Props) {
  const found = await read((await params).id);
  if (found === null) notFound();
  return (
    <WorkFrame>
      <EditorPage key={found.id} graphId={found.id} graph={found.graph} revision={found.revision} />
    </WorkFrame>
  );
}
