import { expect, test } from "@playwright/test";

test("the home page opens and says what this is", async ({ page }) => {
  await page.goto("/");
  await expect(page).toHaveTitle(/Baton/);
  await expect(page.getByRole("main")).toBeVisible();
});
