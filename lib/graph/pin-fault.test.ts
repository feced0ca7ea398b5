import { expect, test } from "vitest";
import { pinFault } from "@/lib/graph/pin-fault";
import { aChain, aMap, aPlan, haiku } from "@/lib/graph/testing/graph-builder";

test("a node at the top level with one way out can be pinned: one that asks, one that plans, one that holds others", () => {
  expect(pinFault(aChain().build(), "ask")).toBeNull();
  expect(pinFault(aPlan().build(), "plan")).toBeNull();
  expect(pinFault(aMap().build(), "pages")).toBeNull();
});

const graph = aPlan().node("check", "evaluator", { model: haiku, value: "{{plan.output}}", rubric: "short" }).flow("plan", "check").build();

test.each([
  [graph, "plam", "There is no node plam to pin a value to. Did you mean plan?"],
  [graph, "worker", "worker carries out tasks: pin a value to its planner."],
  [graph, "start", "start does no work, so no value can be pinned to it."],
  [graph, "check", "check chooses a way, which a pinned value does not say."],
  [aMap().build(), "write", "write stands inside of another node: pin a value to that one."],
])("others say why not (%#)", (where, id, message) => expect(pinFault(where, id)).toBe(message));
