import fc from "fast-check";
import { aSpec } from "@/lib/engine/testing/spec-builder";
import type { Spec } from "@/lib/spec/spec";

/** What is inside of a container: each part waits for those before it that it names, or opens the turn. */
export type RandomNest = { sort: "model" | "map" | "loop" | "graph"; size: number; kind: number; needs: number[]; inside: RandomNest }[];

/** Maps, loops and sub-graphs in each other, down to so many of them. */
export function randomNest(depth: number): fc.Arbitrary<RandomNest> {
  return fc
    .integer({ min: 1, max: 3 })
    .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => randomPart(index, depth)))) as fc.Arbitrary<RandomNest>;
}

function randomPart(index: number, depth: number): fc.Arbitrary<RandomNest[number]> {
  const sorts = depth === 0 ? (["model"] as const) : (["model", "map", "map", "loop", "graph"] as const);
  const before = Array.from({ length: index }, (_, one) => one);
  return fc.record({
    sort: fc.constantFrom(...sorts),
    size: fc.integer({ min: 1, max: 3 }),
    kind: fc.integer({ min: 0, max: 2 }),
    needs: fc.subarray(before),
    inside: depth === 0 ? fc.constant([]) : randomNest(depth - 1),
  });
}

/** Its maps go over `start.items`; their `size` is how many items are worked on at once, that of a loop how many turns it takes. */
export function nestedSpec(nest: RandomNest, slots: number): Spec {
  const builder = aSpec({ concurrency: slots });
  const ends = add(builder, nest, "p", null);
  return builder.output("end", "x", ends).build("end");
}

/** Adds what stands together, and gives what nothing there waits for. */
function add(builder: ReturnType<typeof aSpec>, nest: RandomNest, name: string, parent: string | null): string[] {
  const idOf = (index: number) => `${name}${index}`;
  nest.forEach((part, index) => {
    const id = idOf(index);
    const needs = part.needs.length > 0 ? part.needs.map(idOf) : [parent === null ? "start" : `${parent}.item`];
    const place = parent === null ? {} : { parent };
    if (part.sort === "model")
      return builder.model(id, id, needs, { ...place, attempts: 1, onError: part.kind === 0 ? "continue" : "fail" });
    if (part.sort === "graph") {
      const inner = aSpec();
      const spec = inner.output("answer", "x", add(inner, modelsOf(part.inside), `${id}g`, null)).build("answer");
      return builder.part(id, { op: "invoke", graph: id, spec, input: {} }, needs, place);
    }
    const result = part.inside.map((_, one) => ({ from: `${id}${one}`, port: "out" })) as never; // ids, as the builder makes them
    const onItemError = (["fail", "skip", "keep"] as const)[part.kind] ?? "fail";
    if (part.sort === "map")
      builder.part(id, { op: "each", items: "{{start.items}}", maxItems: 9, concurrency: part.size, onItemError, result }, needs, place);
    else builder.part(id, { op: "repeat", until: "false", maxIterations: part.size, onLimit: "continue", result }, needs, place);
    add(builder, part.inside, id, id);
    return builder;
  });
  const needed = new Set(nest.flatMap(({ needs }) => needs));
  return nest.flatMap((_, index) => (needed.has(index) ? [] : [idOf(index)]));
}

/** A sub-graph knows nothing of the items that the maps around it go over. */
function modelsOf(nest: RandomNest): RandomNest {
  return nest.map((part) => ({ ...part, sort: part.sort === "map" ? "model" : part.sort, inside: modelsOf(part.inside) }));
}
