import { expect, test } from "vitest";
import { createPins, livePins } from "@/components/editor/pins";
import { aChain } from "@/lib/graph/testing/graph-builder";

function memory() {
  const items = new Map<string, string>();
  return {
    items,
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  };
}

test("[G3] pins are kept by graph in the browser, and come back when it is opened again", () => {
  const storage = memory();
  createPins("a", storage).getState().pin("ask", { text: "kept" });
  const again = createPins("a", storage);
  expect(again.getState().values).toEqual({});
  again.getState().load();
  expect(again.getState().values).toEqual({ ask: { text: "kept" } });
  const other = createPins("b", storage);
  other.getState().load();
  expect(other.getState().values).toEqual({});
  again.getState().unpin("ask");
  expect(storage.items.size).toBe(0);
});

test("two tabs do not drop each other's pins, and a pin follows its node to another id", () => {
  const storage = memory();
  const [one, two] = [createPins("a", storage), createPins("a", storage)];
  one.getState().pin("x", 1);
  two.getState().pin("y", null);
  two.getState().rename("x", "z");
  expect(two.getState().values).toEqual({ y: null, z: 1 });
});

test("what the storage holds and nobody understands is no pin", () => {
  const storage = memory();
  storage.setItem("baton.pins.a", "{");
  const pins = createPins("a", storage);
  pins.getState().load();
  expect(pins.getState().values).toEqual({});
});

test("a pin of a node that is gone is not sent with a run", () => {
  expect(livePins(aChain().build(), { ask: 1, gone: 2, start: 3 })).toEqual({ ask: 1 });
});
