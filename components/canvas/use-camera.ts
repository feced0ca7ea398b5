import { useReactFlow, useStore, useStoreApi, type Viewport } from "@xyflow/react";
import { useCallback, useEffect, useRef, useState } from "react";
import { useStore as useZustand } from "zustand";
import { useCanvasStore } from "@/components/canvas/canvas-store";
import { boundsOf, type Rect } from "@/components/canvas/geometry";
import type { Scene } from "@/components/canvas/scene";
import { centredOn, closeTo, fitting, isInside } from "@/components/canvas/viewport";

const flight = 220;

/** Where the canvas looks: everything at first (`settled` from then on), then what is selected elsewhere, and in a live run what works. */
export function useCamera({ scene, selected, live, below }: { scene: Scene; selected: string | null; live: boolean; below: number }) {
  const flow = useStoreApi();
  const { setViewport } = useReactFlow();
  const ready = useStore((state) => state.width > 0 && state.panZoom !== null);
  const [following, setFollowing] = useState(true);
  const first = useRef(false);
  const [settled, setSettled] = useState(false);

  const fly = useCallback(
    (to: Viewport, atOnce = false) => {
      const calm = atOnce || window.matchMedia("(prefers-reduced-motion: reduce)").matches;
      return setViewport(to, { duration: calm ? 0 : flight });
    },
    [setViewport],
  );
  const fit = useCallback(() => void fly(fitting([...scene.rects.values()], roomOf(flow.getState(), below))), [fly, scene, flow, below]);
  /** As large as it can be read, or as all of it fits. */
  const fitOn = useCallback(
    (ids: ReadonlySet<string>) => void fly(closeTo(rectsOn(scene, ids), roomOf(flow.getState(), below))),
    [fly, scene, flow, below],
  );
  const zoomTo = useCallback((rect: Rect) => void fly(centredOn(rect, flow.getState(), 1)), [fly, flow]);
  const show = useCallback(
    (rect: Rect | null) => {
      const {
        transform: [x, y, zoom],
        width,
        height,
      } = flow.getState();
      if (rect === null || isInside(rect, { x, y, zoom }, { width, height })) return;
      const tooBig = rect.width * zoom > width || rect.height * zoom > height;
      void fly(tooBig ? fitting([rect], { width, height }) : centredOn(rect, { width, height }, zoom));
    },
    [fly, flow],
  );

  useEffect(() => {
    if (!ready || first.current) return;
    first.current = true;
    void fly(fitting([...scene.rects.values()], roomOf(flow.getState(), below)), true).then(() => setSettled(true));
  }, [ready, scene, flow, fly, below]);

  // Only a new selection moves the camera, not every change of the scene: the effect reads the newest one.
  const newest = useRef({ scene, settled });
  useEffect(() => {
    newest.current = { scene, settled };
  }, [scene, settled]);
  useEffect(() => {
    const found = newest.current.scene.rects.get(selected ?? "");
    if (found !== undefined && newest.current.settled) show(found);
  }, [selected, show]);

  const working = useZustand(useCanvasStore(), (canvas) => (live ? runningIds(canvas.run?.cards) : ""));
  useEffect(() => {
    if (!following || working === "") return;
    const ids = new Set(working.split(","));
    show(boundsOf([...scene.rects].flatMap(([id, rect]) => (ids.has(id) ? rect : []))));
  }, [working, following, scene, show]);

  // A run that ends while it is followed is shown whole, once the cards say so too; scrubbing away from the live moment moves nothing.
  const idle = useZustand(useCanvasStore(), (canvas) => runningIds(canvas.run?.cards) === "");
  const wasLive = useRef(live);
  useEffect(() => {
    if (live) wasLive.current = true;
    if (live || !idle || !wasLive.current) return;
    wasLive.current = false;
    if (following) fit();
  }, [live, idle, following, fit]);

  return { settled, fit, fitOn, zoomTo, following, setFollowing };
}

/** The cards among these, and both ends of the edges among them. */
function rectsOn({ edges, rects }: Scene, ids: ReadonlySet<string>): Rect[] {
  const ends = edges.flatMap(({ id, source, target }) => (ids.has(id) ? [source, target] : []));
  return [...ids, ...ends].flatMap((id) => rects.get(id) ?? []);
}

/** What tools at the foot leave free. */
function roomOf({ width, height }: { width: number; height: number }, below: number): { width: number; height: number } {
  return { width, height: Math.max(0, height - below) };
}

function runningIds(cards: ReadonlyMap<string, { state: string }> | undefined): string {
  return [...(cards ?? [])].flatMap(([id, card]) => (card.state === "running" ? id : [])).join(",");
}
