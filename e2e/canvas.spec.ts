import { expect, test, type Page } from "@playwright/test";
import { expectClean } from "./support/axe";
import { card, drag, openEditor, stored } from "./support/editor";

const graph = {
  version: 1,
  name: "Gestures",
  nodes: [
    { id: "start", kind: "input", name: "Start", position: { x: 0, y: 0 }, config: { fields: [{ key: "topic", type: "text" }] } },
    { id: "one", kind: "transform", name: "One", position: { x: 240, y: 160 }, config: { template: "1" } },
    { id: "two", kind: "transform", name: "Two", position: { x: 480, y: 320 }, config: { template: "2" } },
    { id: "end", kind: "output", name: "End", position: { x: 640, y: 0 }, config: { value: "{{start.topic}}" } },
  ],
  edges: [{ id: "e1", kind: "flow", source: "start", sourcePort: "out", target: "end", targetPort: "in" }],
};

const flows = async (page: Page, id: string) => (await stored(page, id)).edges.map(({ source, target }) => `${source} ${target}`).sort();

async function cornerOf(page: Page, id: string): Promise<{ x: number; y: number }> {
  const box = await card(page, id).boundingBox();
  if (box === null) throw new Error(`${id} is not in sight`);
  return box;
}

test("[G5] a node is dragged onto an edge and goes into it, as one step of undo", async ({ page }) => {
  const id = await openEditor(page, graph);
  await expect(card(page, "one")).toBeVisible();
  const [one, start] = [await cornerOf(page, "one"), await cornerOf(page, "start")];
  await drag(page, card(page, "one"), { x: one.x + 60, y: start.y + 16 });
  await expect(page.locator(".wire[data-selected]")).toHaveCount(1);
  await page.mouse.up();
  await expect.poll(() => flows(page, id)).toEqual(["one end", "start one"]);
  await page.keyboard.press("Control+z");
  await expect.poll(() => flows(page, id)).toEqual(["start end"]);
  expect((await stored(page, id)).nodes.find((node) => node.id === "one")?.position).toEqual({ x: 240, y: 160 });
});

test("what is dragged near the edge of another node lines up with it, and a line shows it; with Alt it stays where the hand is", async ({
  page,
}) => {
  const id = await openEditor(page, graph);
  await expect(card(page, "two")).toBeVisible();
  const [one, two] = [await cornerOf(page, "one"), await cornerOf(page, "two")];
  const box = await card(page, "two").boundingBox();
  const grip = { x: (box?.width ?? 0) / 2, y: Math.min((box?.height ?? 0) / 2, 20) };
  // Three pixels beside the left edge of the other.
  await drag(page, card(page, "two"), { x: one.x + grip.x + 3, y: two.y + grip.y });
  await expect(page.locator(".guides path")).not.toHaveCount(0);
  await page.mouse.up();
  const placeOf = async () => (await stored(page, id)).nodes.find((node) => node.id === "two")?.position.x;
  await expect.poll(placeOf).toBe(240);
  await page.keyboard.down("Alt");
  await drag(page, card(page, "two"), { x: one.x + grip.x + 3, y: two.y + grip.y });
  await expect(page.locator(".guides path")).toHaveCount(0);
  await page.mouse.up();
  await page.keyboard.up("Alt");
  await expect.poll(async () => ((await placeOf()) ?? 0) % 8).not.toBe(0);
});

test("[G5] a map is put around two nodes by key and taken away again; edges go through its inner ports", async ({ page }) => {
  const id = await openEditor(page, graph);
  await card(page, "one").click({ position: { x: 60, y: 16 } });
  await card(page, "two").click({ position: { x: 60, y: 16 }, modifiers: ["Shift"] });
  await expect(page.getByRole("heading", { name: "2 nodes" })).toBeVisible();
  await page.keyboard.press("Control+g");
  await expect.poll(() => flows(page, id)).toEqual(["one map", "start end", "two map"]);
  expect((await stored(page, id)).nodes.flatMap(({ id: node, parent }) => (parent === "map" ? node : []))).toEqual(["one", "two"]);
  await page.keyboard.press("Control+Shift+g");
  await expect.poll(async () => (await stored(page, id)).nodes.map((node) => node.id)).toEqual(["start", "one", "two", "end"]);
});

test("[G6] a document that is dropped on the editor, or pasted on the list, is checked before it is kept @themes", async ({ page }) => {
  const text = JSON.stringify({ ...graph, name: "Dropped" });
  const letGo = (type: "dragover" | "drop", on: string) =>
    page.locator(on).evaluate(
      (element, [kind, content]) => {
        const data = new DataTransfer();
        data.items.add(new File([content], "dropped.baton.json"));
        element.dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
      },
      [type, text] as const,
    );
  const dialog = page.getByRole("dialog", { name: "Import a graph" });
  const id = await openEditor(page, graph);
  await expect(card(page, "one")).toBeVisible();
  await letGo("dragover", "[data-canvas]");
  await expect(page.getByText("Drop to import")).toBeVisible();
  await letGo("drop", "[data-canvas]");
  await expect(dialog.getByText("4 nodes: 1 input, 2 transforms, 1 output")).toBeVisible();
  await expect(page.getByText("Drop to import")).toHaveCount(0);
  await expectClean(page);
  await dialog.getByRole("button", { name: "Add to this graph" }).click();
  await expect.poll(async () => (await stored(page, id)).nodes.length).toBe(8);

  await page.goto("/graphs");
  await expect(async () => {
    await page.evaluate((content) => {
      const data = new DataTransfer();
      data.setData("text/plain", content);
      document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    }, text);
    await expect(dialog).toBeVisible({ timeout: 500 });
  }).toPass();
  await dialog.getByRole("button", { name: "Import graph" }).click();
  await expect(page).toHaveURL(/\/graphs\/[a-z0-9]{20}$/);
});
