import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { card, drag, middle, openEditor, port, stored } from "./support/editor";

test("[G4] [G5] a node is dragged into a container, wired at its inner ends, and moved out by keyboard; its edges stay @themes", async ({
  page,
}) => {
  const id = await openEditor(page, {
    version: 1,
    name: "Containers",
    nodes: [
      { id: "start", kind: "input", name: "Start", position: { x: 0, y: 0 }, config: { fields: [{ key: "pages", type: "json" }] } },
      { id: "pages", kind: "map", name: "Each page", position: { x: 224, y: 0 }, config: { items: "{{start.pages}}" } },
      {
        id: "write",
        kind: "executor",
        name: "Write",
        position: { x: 224, y: 280 },
        config: { model: "claude-haiku-5-5", prompt: "{{pages.item}}" },
      },
      { id: "end", kind: "output", name: "End", position: { x: 584, y: 0 }, config: { value: "{{pages.output}}" } },
    ],
    edges: [
      { id: "e1", kind: "flow", source: "start", sourcePort: "out", target: "pages", targetPort: "in" },
      { id: "e2", kind: "flow", source: "pages", sourcePort: "out", target: "end", targetPort: "in" },
    ],
  });
  const node = async (name: string) => (await stored(page, id)).nodes.find((each) => each.id === name);
  const map = await card(page, "pages").boundingBox();
  if (map === null) throw new Error("the map is not in sight");
  await drag(page, card(page, "write"), { x: map.x + 40 + 108, y: map.y + 100 });
  await expect(card(page, "pages")).toHaveAttribute("data-drop", "true");
  await page.mouse.up();
  await expect.poll(() => node("write")).toMatchObject({ parent: "pages", position: { x: 40, y: 80 } });

  await drag(page, port(page, "Each page, inner start"), await middle(port(page, "Write, input in")));
  await page.mouse.up();
  await drag(page, port(page, "Write, output out"), await middle(port(page, "Each page, inner end")));
  await page.mouse.up();
  await expect
    .poll(async () =>
      (await stored(page, id)).edges.slice(2).map((edge) => `${edge.source}.${edge.sourcePort} ${edge.target}.${edge.targetPort}`),
    )
    .toEqual(["pages.item write.in", "write.out pages.result"]);
  await expect(page.getByRole("button", { name: /^Run/ })).toBeEnabled();

  await page.getByRole("button", { name: "Size of Each page, 304 by 224" }).focus();
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("ArrowUp");
  await expect.poll(async () => (await node("pages"))?.size).toEqual({ width: 328, height: 224 });
  await page.keyboard.press("Escape");
  await page.keyboard.press("o");
  const outline = page.getByRole("complementary", { name: "Outline" });
  await expect(outline.getByRole("treeitem", { name: /^Write, executor.*, inside of Each page$/ })).toBeVisible();
  await page.emulateMedia({ reducedMotion: "reduce" });
  expect((await new AxeBuilder({ page }).analyze()).violations.map((each) => each.id)).toEqual([]);
  await outline.getByRole("button", { name: "More for Write" }).focus();
  await page.keyboard.press("Enter");
  const out = page.getByRole("menuitem", { name: "Move out of Each page" });
  await expect(out).toBeVisible();
  await out.focus();
  await page.keyboard.press("Enter");
  await expect.poll(async () => (await node("write"))?.parent ?? "none").toBe("none");
  await page.getByRole("button", { name: "5 errors", exact: true }).click();
  await expect(page.getByText("Each page has no output item.").first()).toBeVisible();
  // What is wrong with an edge stands on it too.
  await expect(page.locator('.wire[data-problem="error"] path[role="img"]').first()).toHaveAttribute("aria-label", /, 1 error$/);
  await page.screenshot({ path: test.info().outputPath("edges.png") });
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("button", { name: /^Run/ })).toBeEnabled();

  await outline.getByRole("treeitem", { name: /^Each page, map/ }).click();
  await page.keyboard.press("Delete");
  await expect.poll(async () => (await stored(page, id)).nodes.map((each) => each.id)).toEqual(["start", "end"]);
  await page.keyboard.press("Control+z");
  await expect.poll(async () => (await stored(page, id)).edges.length).toBe(4);
});
