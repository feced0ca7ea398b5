import type { JsonObject } from "@/lib/core/json";

export type Bounds = {
  minItems: number;
  maxItems: number;
  minLength: number;
  maxLength: number;
  minimum: number | null;
  maximum: number | null;
};

/** Bounds by keyword, or where a client moved them: into the description, which the API does not check but a model reads. */
export function boundsOf(schema: JsonObject): Bounds {
  const description = typeof schema["description"] === "string" ? schema["description"] : "";
  const read = (keyword: string): number | null => {
    const value = schema[keyword];
    if (typeof value === "number") return value;
    const written = new RegExp(`\\b${keyword}: (-?[\\d.]+)`).exec(description)?.[1];
    return written === undefined ? null : Number(written);
  };
  const range = /(-?\d+(?:\.\d+)?)\s*(?:to|–|-|and|\.\.)\s*(-?\d+(?:\.\d+)?)/.exec(description);
  return {
    minItems: read("minItems") ?? 0,
    maxItems: read("maxItems") ?? Infinity,
    minLength: read("minLength") ?? 0,
    maxLength: read("maxLength") ?? Infinity,
    minimum: read("minimum") ?? (range?.[1] === undefined ? null : Number(range[1])),
    maximum: read("maximum") ?? (range?.[2] === undefined ? null : Number(range[2])),
  };
}

export function clamp(value: number, { minimum, maximum }: Pick<Bounds, "minimum" | "maximum">, isWhole: boolean): number {
  const rounded = isWhole ? Math.round(value) : Math.round(value * 100) / 100;
  const least = minimum === null ? -Infinity : isWhole ? Math.ceil(minimum) : minimum;
  const most = maximum === null ? Infinity : isWhole ? Math.floor(maximum) : maximum;
  return Math.min(most, Math.max(least, rounded));
}
