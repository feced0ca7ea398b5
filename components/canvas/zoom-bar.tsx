import { useReactFlow, useViewport } from "@xyflow/react";
import { LocateFixed, Maximize, Minus, Plus } from "lucide-react";
import { useEffect, type ReactNode } from "react";
import { IconButton } from "@/components/ui/icon-button";

type ZoomBarProps = {
  onFit: () => void;
  /** null: nothing runs that could be followed. */
  following: boolean | null;
  onFollow: (follow: boolean) => void;
  /** In the middle of the canvas, with further tools in front. */
  tools?: ReactNode;
};

export function ZoomBar({ onFit, following, onFollow, tools }: ZoomBarProps) {
  const { zoomIn, zoomOut, zoomTo } = useReactFlow();
  const { zoom } = useViewport();
  // On a run page these keys belong to the time axis.
  const keyed = tools !== undefined;
  useEffect(() => {
    if (!keyed) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isBusy(event.target)) return;
      if (event.key === "+" || event.key === "=") void zoomIn();
      else if (event.key === "-") void zoomOut();
      else if (event.key === "0") onFit();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [keyed, zoomIn, zoomOut, onFit]);
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
}

/** Where keys write or choose they do not zoom. */
function isBusy(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest("input, textarea, select, [role='dialog'], [role='menu']") !== null)
  );
}
