import { describe, expect, test } from "vitest";
import { definitionOf, definitions } from "@/lib/nodes/definitions";

describe.each(Object.values(definitions))("$kind", (definition) => {
  test("[G8] is found by its own name", () => {
    expect(definitionOf(definition.kind)).toBe(definition);
  });

  test("has fresh settings that its own schema takes", () => {
    expect(definition.schema.safeParse(definition.fresh()).error?.issues).toBeUndefined();
  });

  test("stands on the 8 px grid", () => {
    const { width, height } = definition.size(definition.fresh());
    expect([width % 8, height % 8]).toEqual([0, 0]);
  });

  test("can be drawn from settings that are broken", () => {
    expect(() => definition.ports({ fields: 3, routes: "x", nonsense: true })).not.toThrow();
  });
});

test("[G8] an unknown kind has no definition, also where its name is one of the prototype's", () => {
  expect([definitionOf("retrieve"), definitionOf("constructor"), definitionOf("__proto__")]).toEqual([undefined, undefined, undefined]);
});

test("[E9] a node that handles its errors by port has that port", () => {
  const { executor, input } = definitions;
  expect(executor.ports(executor.fresh(), { onError: "port" }).out).toEqual(["out", "error"]);
  expect(input.ports(input.fresh(), { onError: "port" }).out).toEqual(["out"]);
});
