import { isObject, type JsonValue } from "@/lib/core/json";
import { defineNode } from "@/lib/nodes/kit";
import { smallCard } from "@/lib/nodes/sizes";
import { compileTransform } from "@/lib/nodes/transform/compile";
import { transformConfig } from "@/lib/nodes/transform/schema";

export const transformNode = defineNode({
  kind: "transform",
  label: "Transform",
  description: "Makes a value of others: JSON with references in it, or an expression. No model is asked.",
  group: "data",
  role: "work",
  schema: transformConfig,
  fresh: () => ({ template: "{{value}}" }),
  ports: () => ({ in: ["in"], out: ["out"], delegates: null }),
  size: () => smallCard,
  texts: ({ template, expression }) => [
    ...strings(template).map((text) => ({ field: "template", text, syntax: "template" as const })),
    ...(expression === undefined ? [] : [{ field: "expression", text: expression, syntax: "expression" as const }]),
  ],
  reads: () => [],
  output: () => null,
  asks: () => null,
  compile: compileTransform,
});

/** Every string within the template: each may hold references. */
function strings(value: JsonValue | undefined): string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(strings);
  return isObject(value) ? Object.values(value).flatMap(strings) : [];
}
