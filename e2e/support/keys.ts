import { expect, type Locator, type Page } from "@playwright/test";

const isFocused = (locator: Locator) => locator.evaluateAll((found) => found.some((element) => element === document.activeElement));

/** Presses a key until something has the focus, as somebody does who has no mouse. */
async function pressUntil(page: Page, key: string, locator: Locator, most: number): Promise<void> {
  await expect(locator).toBeVisible();
  for (let pressed = 0; pressed < most && !(await isFocused(locator)); pressed += 1) await page.keyboard.press(key);
  await expect(locator).toBeFocused();
}

export async function tabTo(page: Page, locator: Locator): Promise<void> {
  await pressUntil(page, "Tab", locator, 80);
}

export const row = (page: Page, name: string) => page.getByRole("tree").getByRole("treeitem", { name: new RegExp(`^${name}, `) });

/** Down the outline, from its first row. */
export async function toRow(page: Page, name: string): Promise<void> {
  await expect(page.getByRole("tree").locator(":focus")).toHaveCount(1);
  await page.keyboard.press("Home");
  await pressUntil(page, "ArrowDown", row(page, name), 40);
}
