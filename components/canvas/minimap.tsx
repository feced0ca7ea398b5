import { useReactFlow, useStoreApi } from "@xyflow/react";
import { useEffect, useRef, type PointerEvent } from "react";
import { boundsOf, type Rect } from "@/components/canvas/geometry";
import { readInks, type Inks } from "@/components/canvas/inks";
import type { OverviewItem } from "@/components/canvas/overview-item";

const size = { width: 152, height: 96 };
const margin = 8;

/** The whole graph in small with what is seen now; drag to look elsewhere. Drawn by hand, so that it also works at the overview. */
export function Minimap({ items }: { items: readonly OverviewItem[] }) {
  const picture = useRef<HTMLCanvasElement>(null);
  const store = useStoreApi();
  const { setCenter, getZoom } = useReactFlow();

  useEffect(() => {
    const canvas = picture.current;
    const context = canvas?.getContext("2d") ?? null;
    if (canvas === null || context === null) return;
    const place = mapping(items);
    const cards = shapesOf(
      items.filter((item) => item.ground === null),
      place,
    );
    const grounds = shapesOf(
      items.filter((item) => item.ground === "container"),
      place,
    );
    let inks = readInks(canvas);
    let frame = 0;
    const draw = () => {
      frame = 0;
      const {
        transform: [x, y, zoom],
        width,
        height,
      } = store.getState();
      paint({ canvas, context, inks, cards, grounds }, place, { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom });
    };
    const soon = () => {
      if (frame === 0) frame = requestAnimationFrame(draw);
    };
    const theme = new MutationObserver(() => {
      inks = readInks(canvas);
      soon();
    });
    theme.observe(document.documentElement, { attributes: true });
    const stop = store.subscribe(soon);
    draw();
    return () => {
      stop();
      theme.disconnect();
      cancelAnimationFrame(frame);
    };
  }, [items, store]);

  const look = (event: PointerEvent<HTMLCanvasElement>) => {
    if (event.buttons !== 1) return;
    const { scale, left, top } = mapping(items);
    const { offsetX, offsetY } = event.nativeEvent;
    void setCenter((offsetX - left) / scale, (offsetY - top) / scale, { zoom: getZoom() });
  };
  return <canvas ref={picture} className="minimap" style={size} aria-hidden onPointerDown={look} onPointerMove={look} />;
}

type Place = { scale: number; left: number; top: number };

function mapping(rects: readonly Rect[]): Place {
  const bounds = boundsOf(rects) ?? { x: 0, y: 0, width: 1, height: 1 };
  const scale = Math.min((size.width - 2 * margin) / bounds.width, (size.height - 2 * margin) / bounds.height, 0.15);
  return {
    scale,
    left: (size.width - bounds.width * scale) / 2 - bounds.x * scale,
    top: (size.height - bounds.height * scale) / 2 - bounds.y * scale,
  };
}

/** Many nodes as one shape, which is painted again on every frame of a pan. */
function shapesOf(rects: readonly Rect[], { scale, left, top }: Place): Path2D {
  const shapes = new Path2D();
  for (const rect of rects)
    shapes.rect(left + rect.x * scale, top + rect.y * scale, Math.max(2, rect.width * scale), Math.max(2, rect.height * scale));
  return shapes;
}

type Brush = { canvas: HTMLCanvasElement; context: CanvasRenderingContext2D; inks: Inks; cards: Path2D; grounds: Path2D };

function paint({ canvas, context, inks, cards, grounds }: Brush, { scale, left, top }: Place, seen: Rect): void {
  const ratio = window.devicePixelRatio;
  if (canvas.width !== size.width * ratio) {
    canvas.width = size.width * ratio;
    canvas.height = size.height * ratio;
  }
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, size.width, size.height);
  context.strokeStyle = inks["line-ui"];
  context.stroke(grounds);
  context.fillStyle = inks["line-ui"];
  context.fill(cards);
  context.strokeStyle = inks.accent;
  const [x, y] = [Math.max(1, left + seen.x * scale), Math.max(1, top + seen.y * scale)];
  const right = Math.min(size.width - 1, left + (seen.x + seen.width) * scale);
  const bottom = Math.min(size.height - 1, top + (seen.y + seen.height) * scale);
  if (right > x && bottom > y) context.strokeRect(x, y, right - x, bottom - y);
}
