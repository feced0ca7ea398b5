import { z } from "zod";
import type { JsonObject } from "@/lib/core/json";
import { graph, graphNode } from "@/lib/graph/document";
import { definitions } from "@/lib/nodes/definitions";

/** The format of documents for other programs: `public/schema/graph.v1.json` is this, written down by `npm run schema`. */
export function graphJsonSchema(): JsonObject {
  // Settings by kind; a kind that is not listed may have any (G8).
  const byKind = Object.values(definitions).map(({ kind }) => ({
    if: { type: "object", properties: { kind: { const: kind } }, required: ["kind"] },
    then: { properties: { config: { $ref: `#/$defs/${kind}` } } },
  }));
  const whole = plain(graph);
  const node = { ...plain(graphNode), allOf: byKind };
  const kinds = Object.fromEntries(
    Object.values(definitions).map(({ kind, label, description, schema }) => [kind, { title: label, description, ...plain(schema) }]),
  );
  const properties = whole.properties as JsonObject; // a schema of an object has them
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "Baton graph document, format version 1",
    ...whole,
    properties: { ...properties, nodes: { ...(properties.nodes as JsonObject), items: { $ref: "#/$defs/node" } } },
    $defs: { node, ...kinds },
  };
}

/** Input side: what has a default may be left out. Any JSON is no constraint, and is written as none. */
function plain(schema: z.ZodType): JsonObject {
  const { $schema: _draft, ...rest } = z.toJSONSchema(schema, {
    io: "input",
    override: ({ zodSchema, jsonSchema }) => {
      if (isAnyJson(zodSchema)) for (const key of Object.keys(jsonSchema)) delete jsonSchema[key as keyof typeof jsonSchema];
    },
  });
  return JSON.parse(JSON.stringify(rest)) as JsonObject; // without undefined it is plain JSON
}

/** z.json() is lazy, and nothing else here is. */
function isAnyJson(schema: z.core.$ZodTypes): boolean {
  return schema._zod.def.type === "lazy";
}
