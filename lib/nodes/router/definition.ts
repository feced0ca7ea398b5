import { defineNode } from "@/lib/nodes/kit";
import { compileRouter } from "@/lib/nodes/router/compile";
import { routerConfig } from "@/lib/nodes/router/schema";
import { rowsCard } from "@/lib/nodes/sizes";

export const routerNode = defineNode({
  kind: "router",
  label: "Router",
  description: "Sends the value on by the first route whose condition is true.",
  group: "flow",
  role: "work",
  schema: routerConfig,
  fresh: () => ({ mode: "condition", routes: [{ key: "yes", when: "" }] }),
  ports: ({ routes }) => ({ in: ["in"], out: [...new Set(routes.map((route) => route.key)).add("else")], delegates: null }),
  size: ({ routes }) => rowsCard(routes.length + 1),
  texts: ({ routes, prompt = "" }) => [
    ...routes.map(({ when = "" }, index) => ({ field: `routes[${index}].when`, text: when, syntax: "condition" as const })),
    { field: "prompt", text: prompt, syntax: "template" },
  ],
  reads: () => [],
  output: () => ({ type: "object", properties: { route: { type: "string" }, reason: { type: "string" } } }),
  asks: (settings) => (settings.mode === "model" ? { ...settings, taskModels: [] } : null),
  compile: compileRouter,
});
