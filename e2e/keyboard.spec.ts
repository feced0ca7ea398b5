import { expect, test, type Page } from "@playwright/test";
import { expectClean } from "./support/axe";
import { saved } from "./support/editor";
import { row, tabTo, toRow } from "./support/keys";

/** Adds a node after the row that has the cursor, which moves to the new one. */
async function addAfter(page: Page, words: string, name: string): Promise<void> {
  await page.keyboard.press("a");
  await expect(page.getByRole("dialog", { name: /^Add a node after/ })).toBeVisible();
  await page.keyboard.type(words);
  await page.keyboard.press("Enter");
  await expect(row(page, name)).toBeFocused();
}

async function rename(page: Page, name: string): Promise<void> {
  await page.keyboard.press("F2");
  await expect(page.getByRole("textbox", { name: "Name", exact: true })).toBeFocused();
  await page.keyboard.type(name);
  await page.keyboard.press("Enter");
  await expect(row(page, name)).toBeFocused();
}

/** From a row into one of its settings, and back to the row. */
async function set(page: Page, name: string, field: string, text: string): Promise<void> {
  await toRow(page, name);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("complementary", { name: "Inspector" }).locator(":focus")).toHaveCount(1);
  await tabTo(page, page.getByRole("textbox", { name: field, exact: true }));
  await page.keyboard.type(text);
  await page.keyboard.press("Escape");
  // The list of references that a text opens is closed by the first Escape.
  if (!(await row(page, name).evaluate((element) => element === document.activeElement))) await page.keyboard.press("Escape");
  await expect(row(page, name)).toBeFocused();
}

test("a graph is made, drawn, set, run to its end and shared without a pointer @themes", async ({ page }) => {
  await page.goto("/graphs");
  await tabTo(page, page.getByRole("button", { name: "New graph", exact: true }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem", { name: "From an input to an output" })).toBeFocused();
  await page.keyboard.type("Blank");
  await expect(page.getByRole("menuitem", { name: "Blank" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/graphs\/[a-z0-9]{20}$/);
  // The page listens to keys as soon as it is awake.
  await expect(async () => {
    await page.keyboard.press("/");
    await expect(page.getByRole("dialog", { name: "Add a node" })).toBeVisible({ timeout: 500 });
  }).toPass();
  await page.keyboard.type("input");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("group", { name: /^Input, input/ })).toBeVisible();
  await page.keyboard.press("o");
  await expect(row(page, "Input")).toBeFocused();

  await addAfter(page, "planner", "Planner");
  await addAfter(page, "executor takes", "Executor");
  await rename(page, "Researcher");
  await toRow(page, "Planner");
  await addAfter(page, "executor takes", "Executor 2");
  await rename(page, "Checker");
  await toRow(page, "Planner");
  await addAfter(page, "router", "Router");
  await addAfter(page, "merge", "Merge");
  await addAfter(page, "output", "Output");
  await toRow(page, "Router");
  await page.keyboard.press("c");
  const list = page.getByRole("dialog", { name: "Connect Router" });
  await expect(list.getByRole("option", { name: /Planner comes before Router: this would go in a circle/ })).toBeDisabled();
  await page.keyboard.type("merge else");
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("treeitem", { name: "to Merge, port else" })).toBeVisible();
  await expectClean(page);

  await set(page, "Planner", "Prompt", "Research {{input.topic}}.");
  await set(page, "Researcher", "Prompt", "{{task.objective}}");
  await set(page, "Checker", "Prompt", "Check: {{task.objective}}");
  await set(page, "Router", "When", "true");
  await expect(page.getByRole("button", { name: /^Run/ })).toBeEnabled();

  await toRow(page, "Checker");
  await page.keyboard.press("Delete");
  await expect(row(page, "Checker")).toHaveCount(0);
  await page.keyboard.press("ControlOrMeta+z");
  await expect(row(page, "Checker")).toBeFocused();
  await page.keyboard.press("Alt+ArrowUp");
  await expect(page.getByText("Checker stands before Researcher now.")).toBeVisible();
  await saved(page);

  await page.keyboard.press("ControlOrMeta+Enter");
  await tabTo(page, page.getByRole("textbox", { name: "Topic" }));
  await page.keyboard.type("Tides");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/runs\/[a-z0-9]{20}/);
  await expect(page.locator("header").getByText("Done", { exact: true })).toBeVisible({ timeout: 40_000 });

  await page.keyboard.press("Shift+S");
  const share = page.getByRole("dialog", { name: /^Share run/ });
  await tabTo(page, share.getByRole("button", { name: "Create link" }));
  await page.keyboard.press("Enter");
  await expect(share.getByText(/\/s\//).first()).toBeVisible();
  await expectClean(page);
  await page.keyboard.press("Escape");
  await expect(share).toBeHidden();
});
