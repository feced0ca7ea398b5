import { Handle } from "@xyflow/react";
import { portKey, useCanvas, type CanvasState, type PortRef } from "@/components/canvas/canvas-store";
import { sideOf } from "@/components/canvas/flow-nodes";
import { handleId, type Port } from "@/components/canvas/geometry";

/**
 * A port of a card: circle, diamond or square, with a hit area of 24 px. On a canvas that only shows it is a picture. The element
 * itself is one pixel, because React Flow takes its edge for the end of the line; what is seen and hit is drawn around it.
 */
export function PortHandle({ node, name, port }: { node: string; name: string; port: Port }) {
  const me: PortRef = { node, port: port.name, direction: port.direction, delegate: port.shape === "diamond" };
  const taken = useCanvas((canvas) => canvas.taken.has(portKey(node, port.direction, port.name)));
  const live = useCanvas((canvas) => canvas.run?.cards.get(node)?.livePorts?.includes(port.name) ?? null);
  const offered = useCanvas((canvas) => offer(canvas, me));
  const editable = useCanvas((canvas) => canDraw(canvas, node));
  return (
    <Handle
      id={handleId(port)}
      type={port.direction === "in" ? "target" : "source"}
      position={sideOf(port)}
      className="port"
      style={{ left: port.x, top: port.y }}
      isConnectable={editable && !port.gone}
      role={editable ? "button" : "img"}
      aria-label={`${name}, ${inWords(port)}`}
      data-shape={port.shape}
      data-taken={taken || undefined}
      data-live={live ?? undefined}
      data-offered={offered}
      data-gone={port.gone || undefined}
      data-inner={port.inner || undefined}
      data-quiet={(port.shape === "diamond" && port.direction === "in" && !taken) || undefined}
    />
  );
}

function inWords(port: Port): string {
  if (port.inner) return port.direction === "out" ? "inner start" : "inner end";
  const gone = port.gone ? ", no longer there" : "";
  if (port.shape === "diamond") return port.direction === "out" ? "delegates" : "takes tasks";
  return `${port.direction === "in" ? "input" : "output"} ${port.name}${gone}`;
}

/** Whether edges are drawn from here: on the canvas of a run only between tasks that may still be changed. */
function canDraw({ judge, drafted }: CanvasState, node: string): boolean {
  return judge !== null && (drafted.size === 0 || drafted.has(node));
}

/** While an edge is drawn: whether it may end here. */
function offer(canvas: CanvasState, me: PortRef): "yes" | "no" | "start" | undefined {
  const { connectingFrom, judge } = canvas;
  if (connectingFrom === null || judge === null || !canDraw(canvas, me.node)) return undefined;
  if (connectingFrom.node === me.node && connectingFrom.port === me.port && connectingFrom.direction === me.direction) return "start";
  return judge(connectingFrom, me).ok ? "yes" : "no";
}
