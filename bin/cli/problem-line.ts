import type { Problem } from "@/lib/core/errors";

/** `<severity> <node or edge or -> <code> <message>`. */
export function problemLine({ severity, nodeId, edgeId, code, message }: Problem): string {
  return `${severity} ${nodeId ?? edgeId ?? "-"} ${code} ${message.replace(/\s+/g, " ")}`;
}
