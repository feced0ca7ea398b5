import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { readInks, type Ink, type Inks } from "@/components/canvas/inks";
import { graphSvg, type Drawing, type Picture } from "@/components/export/graph-svg";
import { KindIcon } from "@/components/ui/kind-tile";
import type { Graph } from "@/lib/graph/document";
import { withDocument } from "@/lib/graph/png-document";
import { serializeGraph } from "@/lib/graph/serialize";

/** The graph as it looks in the theme of this page, as a plain SVG. */
export function svgOf(graph: Graph): Picture {
  return graphSvg(graph, drawingOf(document.body));
}

/** Longer sides are drawn smaller: browsers refuse a canvas that is much larger. */
const longest = 8_000;

/** The graph as a PNG that carries the document: dropped on Baton it is the graph again. */
export async function pngOf(graph: Graph): Promise<Blob> {
  const { svg, width, height } = svgOf(graph);
  const scale = Math.min(2, longest / Math.max(width, height));
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: Math.round(width * scale), height: Math.round(height * scale) });
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  if (blob === null) throw new Error("The browser could not draw a picture of this size.");
  const png = withDocument(new Uint8Array(await blob.arrayBuffer()), serializeGraph(graph));
  return new Blob([png], { type: "image/png" });
}

function drawingOf(element: Element): Drawing {
  const context = document.createElement("canvas").getContext("2d");
  const family = getComputedStyle(element).fontFamily;
  return {
    inks: asHex(readInks(element), context),
    icon: iconMarkup,
    measure: (text, size, weight) => {
      if (context === null) return text.length * size * 0.55;
      context.font = `${weight} ${size}px ${family}`;
      return context.measureText(text).width;
    },
  };
}

/** Programs that draw SVG know `#rrggbb`; few know `oklch()`. */
function asHex(inks: Inks, context: CanvasRenderingContext2D | null): Inks {
  if (context === null) return inks;
  const hex = (colour: string) => {
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
    return `#${[...context.getImageData(0, 0, 1, 1).data.slice(0, 3)].map((part) => part.toString(16).padStart(2, "0")).join("")}`;
  };
  const { font, ...colours } = inks;
  const entries = Object.entries(colours).map(([name, colour]) => [name, hex(colour)]);
  return { font, ...(Object.fromEntries(entries) as Record<Ink, string>) }; // the same names
}

function iconMarkup(kind: string): string {
  const holder = document.createElement("div");
  const root = createRoot(holder);
  flushSync(() => root.render(<KindIcon kind={kind} />));
  const markup = holder.querySelector("svg")?.innerHTML ?? "";
  root.unmount();
  return markup;
}
