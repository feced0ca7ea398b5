"use client";

import { CardHeader, ContainerRule, withReferences } from "@/lib/nodes/card-parts";
import type { CardProps } from "@/lib/nodes/card-props";
import { mapConfig } from "@/lib/nodes/map/schema";
import { readSettings } from "@/lib/nodes/read-settings";

/** The head of the container; what is inside stands on the canvas below it. */
export function MapCard({ node, run }: CardProps) {
  const { items, concurrency } = readSettings(mapConfig, node.config);
  return (
    <>
      <CardHeader kind="map" name={node.name} sign={run} />
      <ContainerRule left={<>each of {withReferences(items)}</>} right={`${concurrency} at once`} />
    </>
  );
}
