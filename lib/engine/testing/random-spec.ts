import fc from "fast-check";
import { aSpec } from "@/lib/engine/testing/spec-builder";
import type { Spec } from "@/lib/spec/spec";

/** A graph without circles: for each node what it takes to work, and which nodes before it it needs. */
export type RandomGraph = { weight: number; needs: number[] }[];

export function randomGraph(most: number): fc.Arbitrary<RandomGraph> {
  return fc.integer({ min: 1, max: most }).chain((size) => fc.tuple(...Array.from({ length: size }, (_, index) => randomNode(index))));
}

function randomNode(index: number): fc.Arbitrary<RandomGraph[number]> {
  const before = Array.from({ length: index }, (_, one) => one);
  return fc.record({ weight: fc.integer({ min: 1, max: 20 }), needs: fc.subarray(before, { maxLength: Math.min(3, index) }) });
}

export const nameOf = (index: number): string => `n${index}`;

/** Each node asks a model about all that it needs; what nobody needs is merged at the end. */
export function specOf(graph: RandomGraph, slots: number): Spec {
  const builder = aSpec({ concurrency: slots });
  graph.forEach(({ needs }, index) => {
    const prompt = [nameOf(index), ...needs.map((need) => `{{${nameOf(need)}.output}}`)].join(" ");
    builder.model(nameOf(index), prompt, needs.length === 0 ? ["start"] : needs.map(nameOf));
  });
  const needed = new Set(graph.flatMap(({ needs }) => needs));
  const ends = graph.map((_, index) => index).filter((index) => !needed.has(index));
  return builder
    .part("all", { op: "join", shape: "object", separator: "" }, ends.map(nameOf))
    .output("end", "{{all.output}}", ["all"])
    .build("end");
}

/** The longest way through a graph, and the sum of all its work. */
export function measure(graph: RandomGraph): { longest: number; work: number } {
  const ends: number[] = [];
  for (const { weight, needs } of graph) ends.push(weight + Math.max(0, ...needs.map((need) => ends[need] ?? 0)));
  return { longest: Math.max(...ends), work: graph.reduce((sum, { weight }) => sum + weight, 0) };
}
