"use client";

import { counted } from "@/lib/core/format";
import { CardHeader, ContainerRule, ContainerSum } from "@/lib/nodes/card-parts";
import type { CardProps, TurnsRun } from "@/lib/nodes/card-props";
import { loopConfig } from "@/lib/nodes/loop/schema";
import { readSettings } from "@/lib/nodes/read-settings";

/** The head of the container; what is inside stands on the canvas below it. */
export function LoopCard({ node, run, inside = null }: CardProps) {
  const { until, maxIterations } = readSettings(loopConfig, node.config);
  const turns = run?.turns ?? null;
  return (
    <>
      <CardHeader kind="loop" name={node.name} sign={run}>
        {inside?.pager}
      </CardHeader>
      {run === null || turns === null || turns.begun === 0 ? (
        <ContainerRule
          left={until === "" ? "no end yet" : <>until {<code className="card-ref">{until}</code>}</>}
          right={`≤ ${counted(maxIterations, "turn")}`}
        />
      ) : (
        <ContainerRule left={progress(turns, maxIterations)} right={<ContainerSum run={run} />} />
      )}
    </>
  );
}

function progress({ begun, over }: TurnsRun, most: number): string {
  return over === begun ? `${over} of at most ${counted(most, "turn")}` : `turn ${begun} of at most ${most}`;
}
