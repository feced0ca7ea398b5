"use client";

import { counted } from "@/lib/core/format";
import { CardHeader, ContainerRule } from "@/lib/nodes/card-parts";
import type { CardProps } from "@/lib/nodes/card-props";
import { loopConfig } from "@/lib/nodes/loop/schema";
import { readSettings } from "@/lib/nodes/read-settings";

/** The head of the container; what is inside stands on the canvas below it. */
export function LoopCard({ node, run }: CardProps) {
  const { until, maxIterations } = readSettings(loopConfig, node.config);
  return (
    <>
      <CardHeader kind="loop" name={node.name} sign={run} />
      <ContainerRule
        left={until === "" ? "no end yet" : <>until {<code className="card-ref">{until}</code>}</>}
        right={`≤ ${counted(maxIterations, "turn")}`}
      />
    </>
  );
}
