"use client";

import "@/components/run/run.css";
import "@/components/run/waterfall.css";
import "@/components/run/detail/detail.css";
import { useCallback, useRef, useState, type CSSProperties, type ReactNode } from "react";
import { useActions } from "@/components/actions/registry";
import type { EstimateOfNodes } from "@/components/canvas/graph-canvas";
import { Announcer } from "@/components/run/announcer";
import { DetailPanel } from "@/components/run/detail/detail-panel";
import { RunPanel } from "@/components/run/detail/run-panel";
import { Resizer } from "@/components/run/resizer";
import type { Colouring } from "@/components/run/row-bars";
import { runActions } from "@/components/run/run-actions";
import { RunCanvas } from "@/components/run/run-canvas";
import { useRun, useRunFrame, useRunStore } from "@/components/run/run-context";
import { RunReading } from "@/components/run/run-reading";
import { Transport } from "@/components/run/transport";
import { useAskedMoment } from "@/components/run/use-asked-moment";
import { PlayheadLine } from "@/components/run/playhead-line";
import { useHeight } from "@/components/run/use-height";
import { useNarrow } from "@/components/run/use-narrow";
import { useTimeMarks } from "@/components/run/use-time-marks";
import { Waterfall } from "@/components/run/waterfall";
import { WaterfallHead } from "@/components/run/waterfall-head";

const widths = { detail: 376, reading: 480, names: 296 };

/** A run to look at, live or played back: canvas, transport, waterfall and detail. `header` stands above, whoever's page it is. */
export function RunViewer({ header, estimate = null }: { header: ReactNode; estimate?: EstimateOfNodes | null }) {
  const store = useRunStore();
  const narrow = useNarrow();
  const frame = useRunFrame();
  const root = useRef<HTMLDivElement>(null);
  useActions(useCallback(() => runActions(store), [store]));
  useTimeMarks(root, store, frame.scale);
  useAskedMoment(store);
  return (
    <div className="run" ref={root}>
      {header}
      {narrow ? <RunReading estimate={estimate} /> : <Wide estimate={estimate} />}
      <Announcer />
    </div>
  );
}

function Wide({ estimate }: { estimate: EstimateOfNodes | null }) {
  // A run that is over is read more than watched.
  const initial = useRunFrame().live.endedAt === null ? widths.detail : widths.reading;
  const [detail, setDetail] = useState(initial);
  const [names, setNames] = useState(widths.names);
  const [below, setBelow] = useState<number | null>(null);
  const [colouring, setColouring] = useState<Colouring>("status");
  const selected = useRun((state) => state.selected);
  const [height, panes] = useHeight(800);
  const style = { "--detail": `${detail}px`, "--names": `${names}px`, "--below": below === null ? "44%" : `${below}px` };
  return (
    <div className="run-panes" ref={panes} style={style as CSSProperties /* custom properties are not in its type */}>
      <RunCanvas estimate={estimate} />
      <section className="run-below" aria-label="Waterfall" tabIndex={-1}>
        <Resizer
          label="Height of the waterfall"
          orientation="horizontal"
          reversed
          value={below ?? Math.round(height * 0.44)}
          min={160}
          max={Math.round(height * 0.6)}
          initial={Math.round(height * 0.44)}
          onChange={setBelow}
        />
        <Transport />
        <WaterfallHead colouring={colouring} onColouring={setColouring} names={names} onNames={setNames} />
        <Waterfall colouring={colouring} />
        <PlayheadLine />
      </section>
      <aside className="run-detail" aria-label="Detail" tabIndex={-1}>
        <Resizer
          label="Width of the detail"
          orientation="vertical"
          reversed
          value={detail}
          min={320}
          max={640}
          initial={initial}
          onChange={setDetail}
        />
        {selected === null ? <RunPanel /> : <DetailPanel />}
      </aside>
    </div>
  );
}
