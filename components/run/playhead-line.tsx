import { useRunFrame } from "@/components/run/run-context";
import { timed } from "@/components/run/use-time-marks";

/** Where the playhead stands, through all rows of the waterfall. */
export function PlayheadLine() {
  return (
    <div className="playhead-lane" aria-hidden>
      <i className="playhead" {...timed(useRunFrame())} />
    </div>
  );
}
