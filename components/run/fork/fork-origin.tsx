import { GitCompareArrows } from "lucide-react";
import Link from "next/link";
import { compareLink } from "@/components/compare/compare-link";
import { ButtonLink } from "@/components/ui/button";
import { Tooltip } from "@/components/ui/tooltip";

/** Which run this one was forked from, and the way to see both beside each other. */
export function ForkOrigin({ runId, origin }: { runId: string; origin: { id: string; number: number } }) {
  return (
    <>
      <span className="run-when max-lg:hidden">
        fork of{" "}
        <Link href={`/runs/${origin.id}`} className="underline underline-offset-2 hover:text-ink">
          run {origin.number}
        </Link>
      </span>
      <Tooltip label={`Compare with run ${origin.number}`}>
        <ButtonLink href={compareLink(runId, origin.id)} aria-label={`Compare with run ${origin.number}`}>
          <GitCompareArrows aria-hidden />
          <span className="max-xl:hidden">Compare with run {origin.number}</span>
        </ButtonLink>
      </Tooltip>
    </>
  );
}
