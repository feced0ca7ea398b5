import { expect, test, type Page } from "@playwright/test";
import { expectClean } from "./support/axe";
import { keep } from "./support/graphs";

const unique = (name: string) => `${name} ${Math.random().toString(36).slice(2, 8)}`;

function tea(name: string) {
  return {
    version: 1,
    name,
    nodes: [
      { id: "topic", kind: "input", name: "Topic", position: { x: 0, y: 0 }, config: { fields: [{ key: "kind", type: "text" }] } },
      {
        id: "write",
        kind: "executor",
        name: "Writer",
        position: { x: 280, y: 0 },
        config: { model: "claude-haiku-5-5", prompt: "Write on black tea: {{topic.kind}}" },
      },
      { id: "end", kind: "output", name: "Answer", position: { x: 640, y: 0 }, config: { value: "{{write.output}}" } },
    ],
    edges: [
      { id: "e1", kind: "flow", source: "topic", sourcePort: "out", target: "write", targetPort: "in" },
      { id: "e2", kind: "flow", source: "write", sourcePort: "out", target: "end", targetPort: "in" },
    ],
  };
}

const card = (page: Page, name: string) => page.getByRole("group", { name: new RegExp(`^${name}, `) });

/** An edge by its name. */
const wire = (page: Page, name: string) => page.locator(`path[aria-label="${name}"]`);

async function open(page: Page): Promise<string> {
  const id = await keep(page.request, tea(unique("Versions")));
  await page.goto(`/graphs/${id}`);
  await expect(card(page, "Writer")).toBeVisible();
  return id;
}

test("a version is kept by name, compared with the draft, and restored; what it replaces is kept too @themes", async ({ page }) => {
  const id = await open(page);
  await page.getByRole("button", { name: "Versions", exact: true }).click();
  const panel = page.getByRole("complementary", { name: "Versions" });
  await expect(panel.getByText("There is none yet.")).toBeVisible();
  await panel.getByRole("textbox", { name: "Name of the version" }).fill("Black");
  await panel.getByRole("button", { name: "Keep" }).click();
  await expect(panel.getByRole("listitem").filter({ hasText: "Black" })).toContainText("you, now");
  await expectClean(page);
  await page.screenshot({ path: test.info().outputPath("versions.png") });

  await page.keyboard.press("ControlOrMeta+f");
  await page.getByRole("textbox", { name: "Find" }).fill("black");
  await page.getByRole("textbox", { name: "Replace by" }).fill("green");
  await page.getByRole("button", { name: "All", exact: true }).click();
  await page.keyboard.press("Escape");
  await expect(card(page, "Writer")).toContainText("green tea");

  await panel.getByRole("button", { name: "Compare v1 with the draft" }).click();
  await expect(page).toHaveURL(new RegExp(`/graphs/${id}/compare\\?from=1&to=draft`));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("v1, Black to the draft");
  await expect(page.getByRole("group", { name: /^Writer, .*changed$/ })).toBeVisible();
  const changes = page.getByRole("complementary", { name: "Changes" });
  await expect(changes.locator("del")).toHaveText("black");
  await expect(changes.locator("ins")).toHaveText("green");
  await expectClean(page);
  await page.screenshot({ path: test.info().outputPath("compare.png") });

  await page.getByRole("link", { name: "Back to the editor" }).click();
  await page.getByRole("button", { name: "Versions", exact: true }).click();
  await panel.getByRole("button", { name: "More for v1" }).click();
  await page.getByRole("menuitem", { name: "Restore as the draft" }).click();
  await expect(card(page, "Writer")).toContainText("black tea");
  await expect(panel.getByRole("listitem").filter({ hasText: "v2" })).toBeVisible();
  await page.reload();
  await expect(card(page, "Writer")).toContainText("black tea");
});

test("an edge that is let go over the canvas ends in a new node, and one in the palette is put into an edge, each undone in one step", async ({
  page,
}) => {
  await open(page);
  const port = page.getByRole("button", { name: "Writer, output out" });
  const from = await port.boundingBox();
  if (from === null) throw new Error("the port is not in sight");
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(from.x + 60, from.y + 220, { steps: 8 });
  await page.mouse.up();
  const list = page.getByRole("dialog", { name: "Connect to a new node" });
  await expect(list.getByRole("option", { name: /^Executor/ })).toBeVisible();
  await expect(list.getByRole("option", { name: /^Note/ })).toHaveCount(0);
  await page.screenshot({ path: test.info().outputPath("attach.png") });
  await page.keyboard.type("trans");
  await page.keyboard.press("Enter");
  await expect(card(page, "Transform")).toBeVisible();
  await expect(wire(page, "Writer to Transform, flow")).toHaveCount(1);
  await page.keyboard.press("ControlOrMeta+z");
  await expect(card(page, "Transform")).toHaveCount(0);

  const box = await page.locator(".react-flow__edge[data-id=e1] .wire-hit").boundingBox();
  if (box === null) throw new Error("the edge is not in sight");
  await page.getByRole("button", { name: "Evaluator" }).dragTo(page.locator(".react-flow__pane"), {
    targetPosition: await page
      .locator(".react-flow__pane")
      .evaluate((pane, at) => ({ x: at.x - pane.getBoundingClientRect().x, y: at.y - pane.getBoundingClientRect().y }), {
        x: box.x + box.width / 2,
        y: box.y + box.height / 2,
      }),
    force: true,
  });
  await expect(wire(page, "Topic to Evaluator, flow")).toHaveCount(1);
  await expect(wire(page, "Evaluator to Writer, flow")).toHaveCount(1);
  await page.keyboard.press("ControlOrMeta+z");
  await expect(wire(page, "Topic to Writer, flow")).toHaveCount(1);
});

test("nodes are copied from one graph into another, with what connects them", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page);
  await page.getByRole("region", { name: "Canvas" }).focus();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.press("ControlOrMeta+c");
  const id = await keep(page.request, { version: 1, name: unique("Other"), nodes: [], edges: [] });
  const other = await context.newPage();
  await other.goto(`/graphs/${id}`);
  await other.getByRole("region", { name: "Canvas" }).focus();
  await other.keyboard.press("ControlOrMeta+v");
  await expect(card(other, "Writer")).toBeVisible();
  await expect(wire(other, "Topic to Writer, flow")).toHaveCount(1);
  await other.keyboard.press("ControlOrMeta+x");
  await expect(card(other, "Writer")).toHaveCount(0);
  await other.keyboard.press("ControlOrMeta+v");
  await expect(card(other, "Writer")).toBeVisible();
});
