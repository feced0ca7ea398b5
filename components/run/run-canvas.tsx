"use client";

import { History } from "lucide-react";
import { useMemo } from "react";
import { GraphCanvas, type EstimateOfNodes } from "@/components/canvas/graph-canvas";
import { useRun, useRunFrame, useRunScene } from "@/components/run/run-context";
import type { Frame } from "@/components/run/frame";
import { ReviewLoader } from "@/components/run/questions/review-loader";
import { useCanvasChoice } from "@/components/run/questions/use-canvas-choice";
import { useReviewedPlans } from "@/components/run/questions/use-reviewed-plans";
import { duration } from "@/lib/core/format";
import { turnPath, turnsAlong } from "@/lib/trace/inside";
import { runTime } from "@/lib/trace/run-time";

/** The graph as it ran, with the state of the run at the playhead. */
export function RunCanvas({ estimate }: { estimate: EstimateOfNodes | null }) {
  const { graph, shown } = useRunScene();
  const frame = useRunFrame();
  const view = useRun((state) => state.view);
  const selected = useRun((state) => state.selected);
  const live = frame.following && frame.live.endedAt === null;
  const path = selected === null ? "" : pathOfRow(frame, selected);
  const { plans, runId } = useReviewedPlans();
  const { chosen, choose } = useCanvasChoice(plans);
  const looks = useMemo(() => turnsAlong(path), [path]);
  return (
    <section className="run-canvas" aria-label="Canvas" tabIndex={-1}>
      <GraphCanvas
        graph={graph}
        run={view}
        now={frame.at}
        estimate={estimate}
        costs={shown.costs}
        selected={chosen}
        onSelect={choose}
        proposals={plans.flatMap(({ proposal }) => proposal ?? [])}
        looks={looks}
        live={live}
      />
      {runId !== null && plans.map(({ question: { id }, review }) => review === null && <ReviewLoader key={id} runId={runId} id={id} />)}
      {!frame.following && (
        <p className="canvas-note">
          <History aria-hidden />
          At {duration(runTime(view, frame.at) ?? 0)}
          {view.version === null ? "" : `, drawn on v${view.version}`}
        </p>
      )}
    </section>
  );
}

/** Where the selected row stands: the turn that it is in, or is itself, is looked at. */
function pathOfRow({ rows }: Frame, id: string): string {
  const row = rows.find((each) => each.id === id);
  if (row === undefined) return "";
  return row.turn === null ? row.path : turnPath(row.path, row.nodeId, row.turn);
}
