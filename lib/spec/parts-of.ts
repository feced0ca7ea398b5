import type { NodeId } from "@/lib/core/ids";
import type { Part, Spec } from "@/lib/spec/spec";

const known = new WeakMap<Spec, Map<NodeId, Part>>();

/** A spec's parts by id. A spec never changes, so the map is made once. */
export function partsOf(spec: Spec): ReadonlyMap<NodeId, Part> {
  const before = known.get(spec);
  if (before !== undefined) return before;
  const parts = new Map(spec.parts.map((part) => [part.id, part]));
  known.set(spec, parts);
  return parts;
}
