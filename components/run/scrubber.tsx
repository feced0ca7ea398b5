"use client";

import { useMemo, useRef, type KeyboardEvent, type PointerEvent } from "react";
import { placeOf } from "@/components/run/place";
import { useRunFrame, useRunStore } from "@/components/run/run-context";
import { timed } from "@/components/run/use-time-marks";
import { duration, wholeNumber } from "@/lib/core/format";
import { isSeen, toPlace, toTime } from "@/lib/trace/axis";
import { density, marks } from "@/lib/trace/moments";

const buckets = 160;

/** The run's time as a track: how much happened when, what broke, and the knob that is one line with the playhead below. */
export function Scrubber() {
  const frame = useRunFrame();
  const store = useRunStore();
  const track = useRef<HTMLDivElement>(null);
  const { scale, at, start, live, now } = frame;
  const state = store.getState();
  const marked = timed(frame);

  const grab = (event: PointerEvent<HTMLDivElement>) => {
    const box = track.current?.getBoundingClientRect();
    if (box === undefined || (event.type === "pointermove" && event.buttons === 0)) return;
    if (event.type === "pointerdown") event.currentTarget.setPointerCapture(event.pointerId);
    const time = toTime(scale, event.clientX - box.left, box.width);
    if (time >= now) state.goLive();
    else state.seek(time);
  };

  function onKeyDown(event: KeyboardEvent): void {
    const act = { PageDown: () => state.seek(at + 10_000), PageUp: () => state.seek(at - 10_000) }[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  }

  const end = (live.endedAt ?? now) - start;
  return (
    <div className="scrubber" ref={track} onPointerDown={grab} onPointerMove={grab}>
      <Density />
      <div className="track" aria-hidden>
        <i className="track-done" {...marked} />
        <i className="track-now" {...marked} />
      </div>
      <div
        role="slider"
        tabIndex={0}
        className="knob-lane"
        {...marked}
        aria-label="Playhead"
        aria-orientation="horizontal"
        aria-valuemin={0}
        aria-valuemax={Math.round(end)}
        aria-valuenow={Math.round(at - start)}
        onKeyDown={onKeyDown}
        aria-valuetext={`${duration(at - start)} of ${duration(end)}, event ${wholeNumber(frame.count)}`}
      >
        <i className="knob" />
      </div>
    </div>
  );
}

function Density() {
  const {
    scale,
    tape: { events, times },
  } = useRunFrame();
  const broken = useMemo(() => marks(events, times).filter(({ at }) => isSeen(scale, at, at)), [events, times, scale]);
  const path = useMemo(() => {
    const heights = density(
      times.filter((at) => isSeen(scale, at, at)).map((at) => toPlace(scale, at).share),
      buckets,
    );
    return heights
      .map((height, index) => (height === 0 ? "" : `M${index + 0.5} 12V${(12 - 3 - 8 * Math.sqrt(height)).toFixed(1)}`))
      .join("");
  }, [times, scale]);
  return (
    <>
      <svg className="density" viewBox={`0 0 ${buckets} 12`} preserveAspectRatio="none" aria-hidden>
        <path d={path} vectorEffect="non-scaling-stroke" />
      </svg>
      {broken.map(({ at, kind }, index) => (
        <i key={index} className="track-mark" data-kind={kind} style={{ left: placeOf(scale, at) }} aria-hidden />
      ))}
    </>
  );
}
