import type { JsonObject } from "@/lib/core/json";
import { boundsOf, clamp } from "@/lib/model/simulated/bounds";
import { labelled } from "@/lib/model/simulated/found-in";
import type { Making } from "@/lib/model/simulated/instance";

/** The number that the text gives under the field's name, else one within the bounds; a share is a rather sure one. */
export function numberFor(schema: JsonObject, name: string, { text, chance }: Making, isWhole: boolean): number {
  const bounds = boundsOf(schema);
  const isShare = /confiden|probab|score|likeli|certain|relevan/i.test(name) && !isWhole;
  const found = isShare ? undefined : /-?\d+(\.\d+)?/.exec((labelled(name, text) ?? "").replace(/,(?=\d{3})/g, ""))?.[0];
  if (found !== undefined) return clamp(Number(found), bounds, isWhole);
  const least = bounds.minimum ?? (isShare ? 0 : 1);
  const most = bounds.maximum ?? (isShare ? 1 : least + 9);
  const part = isShare ? 0.62 + 0.35 * chance.next() : chance.next();
  return clamp(least + (most - least) * part, { minimum: least, maximum: most }, isWhole);
}
