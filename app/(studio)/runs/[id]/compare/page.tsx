import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { asker } from "@/app/(studio)/asker";
import { CompareRunsPage } from "@/components/compare/compare-runs-page";
import type { PackedComparedRun } from "@/components/compare/compared-run";
import { compareLink } from "@/components/compare/compare-link";
import { WorkFrame } from "@/components/shell/work-frame";
import { readRunPage, type RunPageFacts } from "@/lib/runtime/run-page";
import { packRun } from "@/lib/trace/packed-run";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ with?: string; swap?: string }> };

export const metadata: Metadata = { title: "Compare runs" };

/** The older of the two is A, unless they are swapped. Alone, a fork is compared with what it was forked from. */
export default async function Page({ params, searchParams }: Props) {
  const { id } = await params;
  const { with: other, swap } = await searchParams;
  const person = await asker();
  const one = await readRunPage(person, id);
  if (one === null) notFound();
  if (other === undefined) redirect(one.snapshot.origin === null ? `/runs/${id}` : compareLink(id, one.snapshot.origin.runId));
  const two = await readRunPage(person, other);
  if (two === null) notFound();
  const [older, newer] = one.number <= two.number ? [one, two] : [two, one];
  const swapped = swap === "1";
  const [a, b] = swapped ? [newer, older] : [older, newer];
  return (
    <WorkFrame>
      <CompareRunsPage
        key={`${a.snapshot.id} ${b.snapshot.id}`}
        a={packed(a)}
        b={packed(b)}
        swapped={swapped}
        renderedAt={one.renderedAt}
      />
    </WorkFrame>
  );
}

function packed(run: RunPageFacts): PackedComparedRun {
  return { ...run, snapshot: packRun(run.snapshot) };
}
