"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useId, useMemo, useRef, type KeyboardEvent } from "react";
import { RowBars, type Colouring } from "@/components/run/row-bars";
import { placeOf } from "@/components/run/place";
import { useRun, useRunFrame, useRunScene, useRunStore } from "@/components/run/run-context";
import { useScrollbarWidth } from "@/components/run/use-scrollbar-width";
import { timed } from "@/components/run/use-time-marks";
import { WaterfallRow } from "@/components/run/waterfall-row";
import { dearness } from "@/components/run/dearness";
import { ticks } from "@/lib/trace/axis";
import { findRows } from "@/lib/trace/find-rows";
import { isFolded, unfolded } from "@/lib/trace/folds";
import { forecast } from "@/lib/trace/forecast";

const rowHeight = 28;

/** All steps of the run as rows with bars on the run's own time. Only what can be seen is drawn. */
export function Waterfall({ colouring }: { colouring: Colouring }) {
  const frame = useRunFrame();
  const { modelOf, shown } = useRunScene();
  const store = useRunStore();
  const selected = useRun((state) => state.selected);
  const scroller = useRef<HTMLDivElement>(null);
  const id = useId();
  const { scale } = frame;
  const folds = useRun((state) => state.folds);
  const query = useRun((state) => state.query?.trim() ?? "");
  const rows = useMemo(
    () => (query === "" ? unfolded(frame.rows, folds, selected) : findRows(frame.live, frame.rows, query).rows),
    [frame.rows, frame.live, folds, selected, query],
  );
  const dear = useMemo(() => (colouring === "cost" ? dearness(frame.rows) : null), [colouring, frame.rows]);
  const active = rows.findIndex((row) => row.id === selected);
  const { select, fold } = store.getState();

  // The compiler leaves a component with this hook as it is: rows and bars are memoised by hand.
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
    initialRect: { width: 1000, height: 700 },
  });
  useEffect(() => {
    if (active >= 0) virtual.scrollToIndex(active, { align: "auto" });
  }, [active, virtual]);

  useScrollbarWidth(scroller);

  const coming = useMemo(() => (frame.live.endedAt === null ? forecast(frame.rows, frame.now) : null), [frame]);
  const items = virtual.getVirtualItems().flatMap(({ index, start }) => {
    const row = rows[index];
    return row === undefined ? [] : [{ row, index, start, model: row.model === null ? null : modelOf(row.model) }];
  });

  function onKeyDown(event: KeyboardEvent): void {
    const to = { ArrowDown: active + 1, ArrowUp: active < 0 ? rows.length - 1 : active - 1, PageDown: active + 10, PageUp: active - 10 }[
      event.key
    ];
    const row = rows[active];
    if (event.key === "Enter" && row !== undefined && row.fold !== null) {
      event.preventDefault();
      fold(row.id, isFolded(row, folds));
    }
    if (event.key === "Escape") select(null);
    if (to === undefined) return;
    event.preventDefault();
    select(rows[Math.min(rows.length - 1, Math.max(0, to))]?.id ?? null);
  }

  return (
    <div className="waterfall-scroll" ref={scroller}>
      {rows.length === 0 && query !== "" && <p className="waterfall-none">No step holds “{query}”.</p>}
      <div className="waterfall-rows" style={{ height: Math.max(virtual.getTotalSize(), 1) }}>
        <div
          role="listbox"
          data-page-keys
          tabIndex={0}
          aria-label="Steps"
          aria-activedescendant={active < 0 ? undefined : `${id}-${active}`}
          className="step-list"
          onKeyDown={onKeyDown}
        >
          {items.map(({ row, index, start, model }) => (
            <WaterfallRow
              key={row.id}
              id={`${id}-${index}`}
              frame={frame}
              row={row}
              model={model}
              index={index}
              count={rows.length}
              top={start}
              selected={index === active}
              folded={isFolded(row, folds)}
              costs={shown.costs}
              onSelect={select}
              onFold={fold}
            />
          ))}
        </div>
        <div className="bar-layer" data-following={frame.following} aria-hidden>
          {ticks(scale).map((at) => (
            <span key={at} className="tick-line" style={{ left: placeOf(scale, at) }} />
          ))}
          {scale.breaks.map((each) => (
            <span key={each.from} className="break-band" style={{ left: placeOf(scale, each.from) }} />
          ))}
          <div className="bar-veil" {...(!frame.following && timed(frame))}>
            {items.map(({ row, start, model }) => (
              <div key={row.id} className="bar-row" style={{ transform: `translateY(${start}px)` }}>
                <RowBars
                  frame={frame}
                  row={row}
                  colouring={colouring}
                  dear={dear?.get(row.id) ?? null}
                  tier={model?.tier ?? null}
                  to={row.startedAt === null && (row.likelyMs ?? 0) > 100 ? coming?.get(row.id) : undefined}
                />
              </div>
            ))}
          </div>
        </div>
      </div>
    </div>
  );
}
