"use client";

import { History } from "lucide-react";
import { useMemo } from "react";
import { GraphCanvas, type EstimateOfNodes } from "@/components/canvas/graph-canvas";
import { useRun, useRunFrame, useRunScene, useRunStore } from "@/components/run/run-context";
import type { Frame } from "@/components/run/frame";
import { duration } from "@/lib/core/format";
import { turnPath, turnsAlong } from "@/lib/trace/inside";
import { stepOfRow } from "@/lib/trace/rounds";

/** The graph as it ran, with the state of the run at the playhead. */
export function RunCanvas({ estimate }: { estimate: EstimateOfNodes | null }) {
  const { graph } = useRunScene();
  const frame = useRunFrame();
  const view = useRun((state) => state.view);
  const selected = useRun((state) => state.selected);
  const select = useRunStore().getState().select;
  const live = frame.following && frame.live.endedAt === null;
  const path = selected === null ? "" : pathOfRow(frame, selected);
  const looks = useMemo(() => turnsAlong(path), [path]);
  return (
    <section className="run-canvas" aria-label="Canvas" tabIndex={-1}>
      <GraphCanvas
        graph={graph}
        run={view}
        now={frame.at}
        estimate={estimate}
        selected={selected === null ? null : stepOfRow(selected)}
        onSelect={select}
        looks={looks}
        live={live}
      />
      {!frame.following && (
        <p className="canvas-note">
          <History aria-hidden />
          At {duration(frame.at - frame.start)}
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
