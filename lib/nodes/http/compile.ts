import { toHttpRequest } from "@/lib/nodes/http-request";
import type { HttpConfig } from "@/lib/nodes/http/schema";
import type { CompileContext } from "@/lib/nodes/kit";
import type { Operation } from "@/lib/spec/spec";

export function compileHttp(settings: HttpConfig, { report }: CompileContext): Operation {
  return { op: "fetch", request: toHttpRequest(settings, { field: (name) => name }, report) };
}
