import { expect, test, type Page } from "@playwright/test";
import { readFileSync } from "node:fs";
import { expectClean } from "./support/axe";
import { keep } from "./support/graphs";

const unique = (name: string) => `${name} ${Math.random().toString(36).slice(2, 8)}`;

/** A reader, a writer and an answer, each asked for tea. */
function tea(name: string) {
  const model = "claude-haiku-5-5";
  return {
    version: 1,
    name,
    nodes: [
      { id: "topic", kind: "input", name: "Topic", position: { x: 0, y: 0 }, config: { fields: [{ key: "kind", type: "text" }] } },
      {
        id: "read",
        kind: "executor",
        name: "Reader",
        position: { x: 280, y: 0 },
        config: { model, prompt: "Read about tea: {{topic.kind}}" },
      },
      {
        id: "write",
        kind: "executor",
        name: "Writer",
        position: { x: 560, y: 0 },
        config: { model, prompt: "Write on tea and Tea: {{read.output}}" },
      },
      { id: "end", kind: "output", name: "Answer", position: { x: 840, y: 0 }, config: { value: "{{write.output}}" } },
    ],
    edges: [
      { id: "e1", kind: "flow", source: "topic", sourcePort: "out", target: "read", targetPort: "in" },
      { id: "e2", kind: "flow", source: "read", sourcePort: "out", target: "write", targetPort: "in" },
      { id: "e3", kind: "flow", source: "write", sourcePort: "out", target: "end", targetPort: "in" },
    ],
  };
}

async function open(page: Page, name = unique("Tea")): Promise<string> {
  const id = await keep(page.request, tea(name));
  await page.goto(`/graphs/${id}`);
  await expect(page.getByRole("group", { name: /^Writer, executor/ })).toBeVisible();
  return id;
}

test("every action is found by name: one acts, one goes to a node by what stands in its prompt, one to another graph @themes", async ({
  page,
}) => {
  const other = unique("Coffee");
  const otherId = await keep(page.request, tea(other));
  await open(page);
  const list = page.getByRole("dialog", { name: "What to do, or where to go" });
  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.type("outline");
  await expect(list.getByRole("option", { name: /Show the outline/ })).toBeVisible();
  await expectClean(page);
  await page.screenshot({ path: test.info().outputPath("palette.png") });
  await page.keyboard.press("Enter");
  await expect(page.getByRole("complementary", { name: "Outline" })).toBeVisible();

  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.type("write on tea");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("group", { name: /^Writer, executor/ })).toHaveAttribute("aria-current", "true");

  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.type(other);
  await list.getByRole("option", { name: new RegExp(other) }).click();
  await expect(page).toHaveURL(new RegExp(otherId));
});

test("? shows the keys of the page, those of the editor on the editor's", async ({ page }) => {
  await open(page);
  await page.keyboard.press("?");
  const keys = page.getByRole("dialog", { name: "Keys" });
  await expect(keys.getByText("Find and replace")).toBeVisible();
  await expect(keys.getByText("⇧⌘Z")).toBeVisible();
  await expectClean(page);
  await page.screenshot({ path: test.info().outputPath("keys.png") });
  await page.keyboard.press("Escape");
  await expect(keys).toBeHidden();
});

test("a text is found in all nodes, and replaced in one place or in all, as one step that can be undone", async ({ page }) => {
  await open(page);
  await page.keyboard.press("ControlOrMeta+f");
  const panel = page.getByRole("region", { name: "Find and replace" });
  await panel.getByRole("textbox", { name: "Find" }).fill("tea");
  await expect(panel.getByRole("status")).toHaveText("3 places");
  await page.keyboard.press("Enter");
  await expect(panel.getByRole("status")).toContainText("1 of 3: Reader, prompt: Read about tea");
  await panel.getByRole("textbox", { name: "Replace by" }).fill("coffee");
  await panel.getByRole("button", { name: "Replace", exact: true }).click();
  await expect(panel.getByRole("status")).toContainText("1 of 2: Writer");
  await expectClean(page);
  await page.screenshot({ path: test.info().outputPath("find.png") });
  await panel.getByRole("button", { name: "All" }).click();
  await expect(panel.getByRole("status")).toHaveText("Nowhere.");
  await expect(page.getByRole("group", { name: /^Writer, executor/ })).toContainText("Write on coffee and coffee");
  await page.keyboard.press("Escape");
  await expect(panel).toBeHidden();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("group", { name: /^Writer, executor/ })).toContainText("Write on tea and Tea");
});

test("a graph is saved as a picture, which is imported as the same graph, and its lines for other programs are copied", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const name = unique("Pictured");
  const id = await open(page, name);
  await page.getByRole("button", { name: "Export" }).click();
  const [saved] = await Promise.all([page.waitForEvent("download"), page.getByRole("menuitem", { name: "Save as a PNG" }).click()]);
  const file = test.info().outputPath("graph.png");
  await saved.saveAs(file);
  expect(readFileSync(file).subarray(1, 4).toString()).toBe("PNG");

  await page.getByRole("button", { name: "Export" }).click();
  const [drawn] = await Promise.all([page.waitForEvent("download"), page.getByRole("menuitem", { name: "Save as an SVG" }).click()]);
  const svg = test.info().outputPath("graph.svg");
  await drawn.saveAs(svg);
  expect(readFileSync(svg, "utf8")).toContain(">Writer</text>");

  await page.getByRole("button", { name: "Export" }).click();
  await page.getByRole("menuitem", { name: "Copy as curl" }).click();
  await expect(page.getByText("Copied", { exact: true })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(`/api/v1/graphs/${id}/runs?wait=30`);

  await page.goto("/graphs");
  await page.getByRole("button", { name: "Import" }).click();
  await page.getByLabel("Choose a file").setInputFiles(file);
  await expect(page.getByRole("dialog").getByText(name, { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Import graph" }).click();
  await expect(page.getByRole("group", { name: /^Writer, executor/ })).toBeVisible();
  expect(page.url()).not.toContain(id);
});

test("a prompt is seen with the values of the last run, and its node is tried alone with them, or with others", async ({ page }) => {
  const id = await open(page);
  const writer = page.getByRole("group", { name: /^Writer, executor/ });
  await writer.click({ position: { x: 60, y: 16 } });
  const preview = page.getByRole("button", { name: "Preview" }).first();
  await preview.click();
  await expect(page.getByRole("status", { name: "Preview of Prompt" })).toContainText("Run the graph once");
  const done = await page.request.post(`/api/v1/graphs/${id}/runs?wait=30`, { data: { input: { kind: "green" } } });
  expect(((await done.json()) as { status: string }).status).toBe("succeeded");

  await page.reload();
  await page.getByRole("group", { name: /^Reader, executor/ }).click({ position: { x: 60, y: 16 } });
  await preview.click();
  await expect(page.getByRole("status", { name: "Preview of Prompt" })).toContainText("Read about tea: green");
  await expectClean(page);
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: "Try it alone" }).click();
  const form = page.getByRole("dialog", { name: "Run Reader, tried alone" });
  await expect(form.getByRole("textbox", { name: "Topic" })).toHaveValue(/"kind": "green"/);
  await form.getByRole("textbox", { name: "Topic" }).fill('{"kind": "black"}');
  await form.getByRole("button", { name: "Run", exact: true }).click();
  await expect(page).toHaveURL(/\/runs\//);
  await expect(page.locator("header").getByText("Done", { exact: true })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole("group", { name: /^Reader, executor, .*done/ })).toBeVisible();
});
