"use client";

import { Pause, Play, SkipBack, SkipForward } from "lucide-react";
import { memo } from "react";
import { useRun, useRunFrame, useRunScene, useRunStore } from "@/components/run/run-context";
import { speeds, type Speed } from "@/components/run/run-store";
import { Scrubber } from "@/components/run/scrubber";
import { Segmented } from "@/components/ui/segmented";
import { IconButton } from "@/components/ui/icon-button";
import { duration, percent, sumMoney, wholeNumber } from "@/lib/core/format";
import { runTime } from "@/lib/trace/run-time";

/** Controls of the playhead beside its track: both stand over the waterfall's columns, on the same scale. */
export function Transport() {
  const frame = useRunFrame();
  const { shown } = useRunScene();
  const { following, playing, live, whole, tape, view, at, count } = frame;
  const isLive = following && live.endedAt === null;
  return (
    <div className="transport" role="group" aria-label="Playback">
      <div className="transport-controls">
        <Controls isLive={isLive} playing={playing} over={live.endedAt !== null} />
        <span className="transport-facts">
          <span className="transport-event">{whole ? `event ${wholeNumber(count)}` : `${percent(tape.live.seq / live.seq)} read`}</span>
          <b>{duration(runTime(view, at) ?? 0)}</b>
          {!isLive && shown.costs && (
            <span className="transport-cost">{sumMoney(view.costNanoUsd, view.unpricedCalls, view.lost.maxNanoUsd)}</span>
          )}
        </span>
      </div>
      <Scrubber />
    </div>
  );
}

/** Drawn again when another of them is there, not with the clock beside them. */
const Controls = memo(function Controls({ isLive, playing, over }: { isLive: boolean; playing: boolean; over: boolean }) {
  const state = useRunStore().getState();
  return (
    <>
      {!isLive && (
        <IconButton size="small" label="Previous event" keys="←" onClick={() => state.step(-1, false)}>
          <SkipBack />
        </IconButton>
      )}
      <IconButton
        size="small"
        label={playing ? "Pause" : "Play the run"}
        keys="Space"
        onClick={() => (playing ? state.pause() : state.play())}
      >
        {playing ? <Pause /> : <Play />}
      </IconButton>
      {!isLive && (
        <IconButton size="small" label="Next event" keys="→" onClick={() => state.step(1, false)}>
          <SkipForward />
        </IconButton>
      )}
      {isLive ? (
        <span className="live-chip">
          <i aria-hidden />
          Live
        </span>
      ) : (
        <Speeds />
      )}
      {!isLive && !over && (
        <button type="button" className="live-chip" data-off onClick={() => state.goLive()}>
          <i aria-hidden />
          Live
        </button>
      )}
    </>
  );
});

function Speeds() {
  const speed = useRun((state) => state.speed);
  const set = useRunStore().getState().setSpeed;
  return (
    <Segmented
      aria-label="Speed of playback"
      value={String(speed)}
      options={offered(speed).map((each) => ({ value: String(each), label: `${each}x` }))}
      onValueChange={(value) => set(speeds.find((each) => String(each) === value) ?? 1)}
    />
  );
}

/** Three are offered; a speed that was chosen by key takes the place of the nearest. */
function offered(speed: Speed): Speed[] {
  const usual: Speed[] = [1, 5, 20];
  if (usual.includes(speed)) return usual;
  const index = speed < 2 ? 0 : speed < 10 ? 1 : 2;
  return usual.map((each, place) => (place === index ? speed : each));
}

export function nextSpeed(speed: Speed, by: 1 | -1): Speed {
  return speeds[speeds.indexOf(speed) + by] ?? speed;
}
