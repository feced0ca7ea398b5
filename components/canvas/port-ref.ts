import type { Connection, Handle } from "@xyflow/react";
import type { PortRef } from "@/components/canvas/canvas-store";
import { delegateHandle, portOfHandle } from "@/components/canvas/geometry";

export function toPortRef(handle: Pick<Handle, "nodeId" | "id" | "type">): PortRef {
  return portRef(handle.nodeId, handle.id ?? "", handle.type === "source" ? "out" : "in");
}

/** Both ends of a connection, source first. */
export function endsOf(connection: Connection): [PortRef, PortRef] {
  return [
    portRef(connection.source, connection.sourceHandle ?? "", "out"),
    portRef(connection.target, connection.targetHandle ?? "", "in"),
  ];
}

function portRef(node: string, handle: string, direction: "in" | "out"): PortRef {
  return { node, port: portOfHandle(handle) ?? delegateHandle, direction, delegate: handle === delegateHandle };
}
