import type { GraphAnswer } from "@/lib/contract/graphs";
import { toETag } from "@/lib/contract/client";

/** A graph with the ETag that saving it has to name. */
export function graphResponse(graph: GraphAnswer, status = 200): Response {
  return Response.json(graph, { status, headers: { etag: toETag(graph.revision) } });
}

/** A download: the name is made of letters and digits only. */
export function fileResponse(text: string, name: string, type = "application/json"): Response {
  const headers = { "content-type": `${type}; charset=utf-8`, "content-disposition": `attachment; filename="${name}"` };
  return new Response(text, { headers });
}
