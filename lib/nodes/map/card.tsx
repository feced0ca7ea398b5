"use client";

import { CardHeader, ContainerRule, ContainerSum, withReferences } from "@/lib/nodes/card-parts";
import type { CardProps } from "@/lib/nodes/card-props";
import { mapConfig } from "@/lib/nodes/map/schema";
import { readSettings } from "@/lib/nodes/read-settings";

/** The head of the container; what is inside stands on the canvas below it. In a run a cell stands for each item. */
export function MapCard({ node, run, inside = null }: CardProps) {
  const { items, concurrency } = readSettings(mapConfig, node.config);
  const turns = run?.turns ?? null;
  return (
    <>
      <CardHeader kind="map" name={node.name} sign={run}>
        {inside?.pager}
      </CardHeader>
      {run === null || turns?.count == null || inside === null ? (
        <ContainerRule left={<>each of {withReferences(items)}</>} right={`${concurrency} at once`} />
      ) : (
        <div className="card-turns">
          {inside.cells}
          <p className="card-tally">
            <b>
              {turns.over} of {turns.count}
            </b>
            {turns.failed > 0 && <span data-state="failed">{turns.failed} failed</span>}
            <ContainerSum run={run} />
          </p>
        </div>
      )}
    </>
  );
}
