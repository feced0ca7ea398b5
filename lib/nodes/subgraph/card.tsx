"use client";

import { CardFooter, CardHeader, CardText } from "@/lib/nodes/card-parts";
import type { CardProps } from "@/lib/nodes/card-props";
import { readSettings } from "@/lib/nodes/read-settings";
import { subgraphConfig } from "@/lib/nodes/subgraph/schema";

export function SubgraphCard({ node, estimate, run }: CardProps) {
  const { graph, version } = readSettings(subgraphConfig, node.config);
  return (
    <>
      <CardHeader kind="subgraph" name={node.name} />
      <CardText prompt={graph === "" ? "No graph chosen yet" : `Runs ${graph}`} run={run} />
      <CardFooter left={typeof version === "number" ? `v${version}` : version} right={estimate} run={run} />
    </>
  );
}
