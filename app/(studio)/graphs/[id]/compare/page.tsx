import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { asker } from "@/app/(studio)/asker";
import { WorkFrame } from "@/components/shell/work-frame";
import { ComparePage, type Side } from "@/components/versions/compare-page";
import { findGraph } from "@/lib/data/graphs";
import { findVersion } from "@/lib/data/versions";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ from?: string; to?: string }> };

export const metadata: Metadata = { title: "Compare versions" };

/** `from` and `to` are numbers of versions, or `draft`, which is meant where nothing is said. */
export default async function Page({ params, searchParams }: Props) {
  const { id } = await params;
  const { from, to } = await searchParams;
  const [one, other] = await Promise.all([sideOf(id, from), sideOf(id, to)]);
  if (one === null || other === null) notFound();
  return (
    <WorkFrame>
      <ComparePage graphId={id} from={one} to={other} />
    </WorkFrame>
  );
}

async function sideOf(id: string, which = "draft"): Promise<Side | null> {
  const person = await asker();
  if (which === "draft") {
    const draft = await findGraph(person, id);
    return draft === null ? null : { name: "the draft", graph: draft.graph };
  }
  const number = Number(which);
  const version = Number.isInteger(number) && number > 0 ? await findVersion(person, id, number) : null;
  return version === null ? null : { name: version.name === null ? `v${number}` : `v${number}, ${version.name}`, graph: version.graph };
}
