"use client";

import { CardFooter, CardHeader } from "@/lib/nodes/card-parts";
import type { CardProps } from "@/lib/nodes/card-props";
import { mergeConfig, type MergeConfig } from "@/lib/nodes/merge/schema";
import { readSettings } from "@/lib/nodes/read-settings";

export function MergeCard({ node, run }: CardProps) {
  const { wait, shape } = readSettings(mergeConfig, node.config);
  return (
    <>
      <CardHeader kind="merge" name={node.name} />
      <CardFooter left={waitsFor(wait)} right={shape} run={run} />
    </>
  );
}

function waitsFor(wait: MergeConfig["wait"]): string {
  if (typeof wait === "object") return `waits for ${wait.count}`;
  return wait === "all" ? "waits for all" : "waits for the first";
}
