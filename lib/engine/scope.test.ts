import { expect, test } from "vitest";
import { nodeId } from "@/lib/core/ids";
import { holdersOf } from "@/lib/engine/scope";
import { aSpec } from "@/lib/engine/testing/spec-builder";

const [a, b, c] = ["a", "b", "c"].map((id) => nodeId.parse(id));

function nested(parents: Record<string, typeof a>) {
  const spec = aSpec().model("a", "x", ["start"]).model("b", "x", ["a"]).model("c", "x", ["b"]).output("end", "x", ["c"]).build("end");
  return { ...spec, parts: spec.parts.map((part) => ({ ...part, parent: parents[part.id] ?? null })) };
}

test("containers are told from the outside in", () => {
  expect(holdersOf(nested({ c: b, b: a }), c!)).toEqual([a, b]);
});

test("[S13] [S16] containers that stand inside of each other, as a run file may say, come to an end", () => {
  expect(holdersOf(nested({ a }), a!)).toEqual([a]);
  expect(holdersOf(nested({ a: b, b: a, c: a }), c!)).toEqual([b, a]);
});
