"use client";

import { CardFooter, CardHeader } from "@/lib/nodes/card-parts";
import type { CardProps } from "@/lib/nodes/card-props";

/** A node of a kind that this version does not know: kept, drawn, and reported (G8). */
export function UnknownCard({ node, run }: CardProps) {
  return (
    <>
      <CardHeader kind={node.kind} name={node.name} />
      <CardFooter left={<code>{node.kind}</code>} right="unknown kind" run={run} />
    </>
  );
}
