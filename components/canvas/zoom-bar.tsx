import { useReactFlow, useViewport } from "@xyflow/react";
import { LocateFixed, Maximize, Minus, Plus } from "lucide-react";
import { memo, useCallback, type ReactNode } from "react";
import { useActions } from "@/components/actions/registry";
import { IconButton } from "@/components/ui/icon-button";

type ZoomBarProps = {
  onFit: () => void;
  /** null: nothing is selected. */
  onFitSelection: (() => void) | null;
  /** null: nothing runs that could be followed. */
  following: boolean | null;
  onFollow: (follow: boolean) => void;
  /** In the middle of the canvas, with further tools in front. */
  tools?: ReactNode;
};

/** Not drawn again with every change of what runs: only when something on it changed. */
export const ZoomBar = memo(function ZoomBar({ onFit, onFitSelection, following, onFollow, tools }: ZoomBarProps) {
  const { zoomIn, zoomOut, zoomTo } = useReactFlow();
  const { zoom } = useViewport();
  // On a run page these keys belong to the time axis.
  const keyed = tools !== undefined;
  useActions(
    useCallback(() => {
      const group = "View";
      const keys = (...combos: string[]) => (keyed ? { keys: combos } : {});
      return [
        { id: "zoom-in", label: "Zoom in", group, ...keys("+", "="), run: () => void zoomIn() },
        { id: "zoom-out", label: "Zoom out", group, ...keys("-"), run: () => void zoomOut() },
        { id: "zoom-whole", label: "Zoom to 100 %", group, run: () => void zoomTo(1) },
        { id: "zoom-fit", label: "Show everything", group, ...keys("0"), run: onFit },
        {
          id: "zoom-selection",
          label: "Zoom to the selection",
          group,
          ...keys("z"),
          words: "focus find",
          can: () => onFitSelection !== null,
          run: () => onFitSelection?.(),
        },
      ];
    }, [keyed, zoomIn, zoomOut, zoomTo, onFit, onFitSelection]),
  );
  return (
    <div className="zoom-bar" role="toolbar" aria-label="View" data-place={tools === undefined ? undefined : "centre"}>
      {tools}
      <IconButton side="top" size="small" label="Zoom out" keys={keyed ? "−" : undefined} onClick={() => void zoomOut()}>
        <Minus />
      </IconButton>
      <button
        type="button"
        className="zoom-share"
        title="To 100 %"
        aria-label={`Zoom ${Math.round(zoom * 100)} %, set to 100 %`}
        onClick={() => void zoomTo(1)}
      >
        {Math.round(zoom * 100)} %
      </button>
      <IconButton side="top" size="small" label="Zoom in" keys={keyed ? "+" : undefined} onClick={() => void zoomIn()}>
        <Plus />
      </IconButton>
      <IconButton side="top" size="small" label="Show everything" keys={keyed ? "0" : undefined} onClick={onFit}>
        <Maximize />
      </IconButton>
      {following !== null && (
        <>
          <span className="zoom-line" />
          <IconButton
            side="top"
            size="small"
            label="Follow what runs"
            aria-pressed={following}
            className={following ? "zoom-on" : undefined}
            onClick={() => onFollow(!following)}
          >
            <LocateFixed />
          </IconButton>
        </>
      )}
    </div>
  );
});
