import { useStoreApi } from "@xyflow/react";
import { useEffect, useRef } from "react";
import { StatusIcon } from "@/components/ui/status-sign";
import { KindIcon } from "@/components/ui/kind-tile";
import { TierSign } from "@/components/ui/tier-sign";
import { useCanvasStore, type CanvasState } from "@/components/canvas/canvas-store";
import { drawOverview } from "@/components/canvas/draw-overview";
import type { OverviewEdge } from "@/components/canvas/overview-brush";
import { iconPath } from "@/components/canvas/icon-paths";
import { readInks } from "@/components/canvas/inks";
import { factsOf, overviewItems, type OverviewItem } from "@/components/canvas/overview-item";
import { wireEnds, type WireEnds } from "@/components/canvas/wire-ends";
import type { Scene } from "@/components/canvas/scene";
import { words } from "@/components/canvas/step-card";
import { definitions } from "@/lib/nodes/definitions";
import type { CardState } from "@/lib/nodes/card-props";

/** Milliseconds. A run of a thousand steps changes in every frame: nobody reads that, and drawing it takes the time that moving needs. */
const pace = 100;

/** One canvas in place of all cards below 60 %; drawn again at most once per frame. Hidden from readers: they have the outline. */
export function Overview({ scene }: { scene: Scene }) {
  const picture = useRef<HTMLCanvasElement>(null);
  const sprites = useRef<HTMLDivElement>(null);
  const flow = useStoreApi();
  const store = useCanvasStore();

  useEffect(() => {
    const canvas = picture.current;
    const context = canvas?.getContext("2d") ?? null;
    if (canvas === null || context === null) return;
    const items = overviewItems(scene);
    const ends = wireEnds(scene);
    const icons = iconsOf(sprites.current);
    let inks = readInks(canvas);
    let frame = 0;
    // Moving the canvas changes no facts: they are read once for each change of the run or the document.
    let read = readFacts(items, ends, store.getState());
    const draw = () => {
      frame = 0;
      const {
        transform: [x, y, zoom],
        width,
        height,
      } = flow.getState();
      fitToScreen(canvas, context, width, height);
      drawOverview({ context, view: { x, y, zoom, width, height }, inks, icons }, items, read.edges, read.facts);
    };
    const soon = () => {
      if (frame === 0) frame = requestAnimationFrame(draw);
    };
    const repaint = () => {
      inks = readInks(canvas);
      soon();
    };
    const theme = new MutationObserver(repaint);
    theme.observe(document.documentElement, { attributes: true });
    let timer: ReturnType<typeof setTimeout> | undefined;
    const renew = () => {
      timer = undefined;
      read = readFacts(items, ends, store.getState());
      soon();
    };
    const changed = () => {
      timer ??= setTimeout(renew, pace);
    };
    const stops = [
      flow.subscribe(soon),
      store.subscribe(changed),
      () => theme.disconnect(),
      () => cancelAnimationFrame(frame),
      () => clearTimeout(timer),
    ];
    draw();
    return () => {
      for (const stop of stops) stop();
    };
  }, [scene, flow, store]);

  return (
    <>
      <canvas ref={picture} className="overview" aria-hidden />
      <div ref={sprites} hidden>
        <Sprites />
      </div>
    </>
  );
}

function readFacts(items: readonly OverviewItem[], ends: readonly WireEnds[], state: CanvasState) {
  const facts = new Map(items.map((item) => [item, factsOf(item, state)]));
  const edges: OverviewEdge[] = ends.map((end) => ({ ...end, state: state.run?.edges.get(end.id) ?? null }));
  return { edges, facts: (item: OverviewItem) => facts.get(item) ?? factsOf(item, state) };
}

const states = Object.keys(words) as CardState[]; // `words` has exactly these keys

function Sprites() {
  return (
    <>
      {Object.keys(definitions).map((kind) => (
        <span data-icon={kind} key={kind}>
          <KindIcon kind={kind} />
        </span>
      ))}
      {states.map((state) => (
        <span data-icon={`state:${state}`} key={state}>
          <StatusIcon state={state} />
        </span>
      ))}
      {(["think", "plan", "exec"] as const).map((tier) => (
        <span data-icon={`tier:${tier}`} key={tier}>
          <TierSign tier={tier} />
        </span>
      ))}
    </>
  );
}

function iconsOf(sprites: HTMLElement | null): (name: string) => Path2D | null {
  const paths = new Map<string, Path2D>();
  for (const sprite of sprites?.querySelectorAll<HTMLElement>("[data-icon]") ?? []) {
    const svg = sprite.querySelector("svg");
    if (svg !== null) paths.set(sprite.dataset["icon"] ?? "", iconPath(svg));
  }
  return (name) => paths.get(name) ?? null;
}

function fitToScreen(canvas: HTMLCanvasElement, context: CanvasRenderingContext2D, width: number, height: number): void {
  const ratio = window.devicePixelRatio;
  const [across, down] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== across || canvas.height !== down) {
    canvas.width = across;
    canvas.height = down;
  }
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
}
