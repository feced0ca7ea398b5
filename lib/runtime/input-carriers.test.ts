import { expect, test } from "vitest";
import { compile } from "@/lib/compile/compile";
import type { JsonObject } from "@/lib/core/json";
import { aGraph, haiku } from "@/lib/graph/testing/graph-builder";
import { catalogue } from "@/lib/model/catalogue";
import { inputCarriers } from "@/lib/runtime/input-carriers";

const settings = { map: { items: "{{start.people}}" }, loop: { until: "pick.output == 2" } };

/** start -> box [ pick -> write ] -> end, where `pick` makes something of what the container hands it. */
function carriersOf(kind: "map" | "loop", pick: JsonObject): string[] {
  const graph = aGraph()
    .node("start", "input", { fields: [{ key: "people", type: "json" }] })
    .node("box", kind, settings[kind])
    .node("pick", "transform", pick, { parent: "box" })
    .node("write", "executor", { model: haiku, prompt: "Greet {{pick.output}}." }, { parent: "box" })
    .node("end", "output", { value: "{{box.output}}" })
    .flow("start", "box")
    .flow("box.item", "pick")
    .flow("pick", "write")
    .flow("write", "box", "result")
    .flow("box", "end")
    .build();
  const compiled = compile(graph, { catalogue });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
  return [...inputCarriers(compiled.value.spec)].toSorted();
}

test.each([
  ["map", { template: "{{box.item.email}}" }],
  ["map", { expression: "box.item.email" }],
  ["loop", { template: "{{box.value.email}}" }],
  ["loop", { expression: "box.value.email" }],
] as const)("[S2] what stands in a %s and copies from what that hands out carries the run's input: %j", (kind, pick) => {
  expect(carriersOf(kind, pick)).toEqual(["box", "end", "pick", "start"]);
});

test("[S2] what stands in a container and reads nothing of it carries nothing", () => {
  expect(carriersOf("map", { template: "Dear Sir" })).toEqual(["box", "end", "start"]);
});
