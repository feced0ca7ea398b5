import type { z } from "zod";
import type { JsonObject } from "@/lib/core/json";
import { compileInput } from "@/lib/nodes/input/compile";
import { fieldType, inputConfig } from "@/lib/nodes/input/schema";
import { defineNode } from "@/lib/nodes/kit";
import { rowsCard } from "@/lib/nodes/sizes";

export const inputNode = defineNode({
  kind: "input",
  label: "Input",
  description: "What a run starts with: the fields of its form.",
  group: "data",
  role: "input",
  schema: inputConfig,
  fresh: () => ({ fields: [{ key: "topic", type: "text", label: "Topic", required: true }] }),
  ports: () => ({ in: [], out: ["out"], delegates: null }),
  // Four fields and, when there are more, a row that counts the rest.
  size: ({ fields = [] }) => rowsCard(fields.length > 4 ? 5 : fields.length),
  texts: () => [],
  reads: ({ fields = [] }) => fields.map((field) => field.key),
  output: ({ fields = [] }) => ({
    type: "object",
    properties: Object.fromEntries(fields.map((field) => [field.key, outputOf(field.type)])),
  }),
  asks: () => null,
  compile: compileInput,
});

/** A `json` field may hold anything. */
function outputOf(type: z.infer<typeof fieldType>): JsonObject {
  switch (type) {
    case "number":
    case "boolean":
      return { type };
    case "json":
      return {};
    case "file":
      return { type: "object" };
    case "text":
    case "longtext":
    case "select":
      return { type: "string" };
  }
}
