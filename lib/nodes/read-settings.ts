import type { z } from "zod";
import type { JsonObject } from "@/lib/core/json";

const read = new WeakMap<JsonObject, { schema: z.ZodType; settings: unknown }>();

/**
 * The settings of a node with all defaults. A setting that the schema refuses reads as its default, so that a broken node can
 * still be drawn; the format check reports it. Remembered by config object: documents never change in place.
 */
export function readSettings<S extends z.ZodObject>(schema: S, config: JsonObject): z.output<S> {
  const known = read.get(config);
  if (known?.schema === schema) return known.settings as z.output<S>; // stored below for this very schema
  const parsed = schema.safeParse(config);
  const settings = parsed.success ? parsed.data : schema.parse(withoutBroken(config, parsed.error));
  read.set(config, { schema, settings });
  return settings;
}

function withoutBroken(config: JsonObject, error: z.ZodError): JsonObject {
  const broken = new Set(error.issues.flatMap((issue) => (issue.code === "unrecognized_keys" ? issue.keys : [String(issue.path[0])])));
  return Object.fromEntries(Object.entries(config).filter(([key]) => !broken.has(key)));
}
