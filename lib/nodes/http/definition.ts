import type { JsonObject } from "@/lib/core/json";
import { httpTexts } from "@/lib/nodes/http-request";
import { compileHttp } from "@/lib/nodes/http/compile";
import { httpConfig } from "@/lib/nodes/http/schema";
import { defineNode } from "@/lib/nodes/kit";
import { smallCard } from "@/lib/nodes/sizes";

export const httpNode = defineNode({
  kind: "http",
  label: "HTTP",
  description: "Calls an address of the internet and passes its answer on.",
  group: "data",
  role: "work",
  schema: httpConfig,
  fresh: () => ({ url: "" }),
  ports: () => ({ in: ["in"], out: ["out"], delegates: null }),
  size: () => smallCard,
  texts: (settings) => httpTexts(settings, { field: (name) => name }),
  reads: () => [],
  output: ({ responseAs }) => {
    const body: JsonObject = responseAs === "text" ? { type: "string" } : {};
    return { type: "object", properties: { status: { type: "number" }, headers: { type: "object" }, body } };
  },
  asks: () => null,
  compile: compileHttp,
});
