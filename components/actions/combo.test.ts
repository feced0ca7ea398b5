import { expect, test } from "vitest";
import { matches, shown } from "@/components/actions/combo";

const press = (key: string, held: Partial<Record<"ctrlKey" | "metaKey" | "shiftKey" | "altKey", boolean>> = {}) => ({
  ...{ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false },
  ...held,
});

test("a key is the one that was named, with what is held down, on either kind of keyboard", () => {
  expect(matches(press("z", { ctrlKey: true }), "mod+z")).toBe(true);
  expect(matches(press("z", { metaKey: true }), "mod+z")).toBe(true);
  expect(matches(press("Z", { metaKey: true, shiftKey: true }), "mod+z")).toBe(false);
  expect(matches(press("Z", { metaKey: true, shiftKey: true }), "mod+shift+z")).toBe(true);
  expect(matches(press("z"), "mod+z")).toBe(false);
  expect(matches(press("T", { shiftKey: true }), "shift+t")).toBe(true);
  expect(matches(press("v", { altKey: true }), "v")).toBe(false);
});

test("signs count however a keyboard makes them", () => {
  expect(matches(press("?", { shiftKey: true }), "?")).toBe(true);
  expect(matches(press("/", { shiftKey: true }), "/")).toBe(true);
  expect(matches(press("+"), "+")).toBe(true);
});

test("a key is printed as it stands on keyboards", () => {
  expect(["mod+shift+z", "/", "shift+t", "f2", "mod+enter", "backspace", "+"].map(shown)).toEqual(["⇧⌘Z", "/", "⇧T", "F2", "⌘↵", "⌫", "+"]);
});
