import { defineNode } from "@/lib/nodes/kit";
import { compileMap } from "@/lib/nodes/map/compile";
import { mapConfig } from "@/lib/nodes/map/schema";
import { containerSize } from "@/lib/nodes/sizes";

export const mapNode = defineNode({
  kind: "map",
  label: "Map",
  description: "Runs what is inside once for every item of a list, several at once.",
  group: "flow",
  role: "work",
  schema: mapConfig,
  fresh: () => ({ items: "{{value}}" }),
  ports: () => ({ in: ["in"], out: ["out"], delegates: null, holds: true }),
  size: (_settings, chosen) => containerSize(chosen),
  texts: ({ items }) => [{ field: "items", text: items, syntax: "template" }],
  reads: () => [],
  turn: ["item", "index"],
  output: () => ({ type: "array" }),
  asks: () => null,
  compile: compileMap,
});
