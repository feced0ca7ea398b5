import { expect, test } from "@playwright/test";
import { brief, openEditor, saved, stored } from "./support/editor";

test("two tabs cannot overwrite each other in silence", async ({ page, context }) => {
  const id = await openEditor(page, brief);
  const other = await context.newPage();
  await other.goto(`/graphs/${id}`);
  await other.getByRole("textbox", { name: "Name of the graph" }).fill("Theirs");
  await saved(other);
  await expect.poll(async () => (await stored(page, id)).name).toBe("Theirs");

  await page.getByRole("textbox", { name: "Name of the graph" }).fill("Mine");
  await expect(page.getByText("This graph changed elsewhere.")).toBeVisible();
  expect((await stored(page, id)).name).toBe("Theirs");
  await page.getByRole("button", { name: "Keep both" }).click();
  await expect(page.getByRole("textbox", { name: "Name of the graph" })).toHaveValue("Theirs");
  await page.getByRole("button", { name: "Open it" }).click();
  await expect(page.getByRole("textbox", { name: "Name of the graph" })).toHaveValue("Mine (my copy)");
});

test("an edit outlives a server that does not answer, and a closed tab", async ({ page }) => {
  const id = await openEditor(page, brief);
  await page.route(`**/api/v1/graphs/${id}`, (route) => (route.request().method() === "PUT" ? route.abort() : route.continue()));
  await page.getByRole("textbox", { name: "Name of the graph" }).fill("Not lost");
  await expect(page.getByRole("alert").filter({ hasText: "Not saved" })).toBeVisible();
  await page.unroute(`**/api/v1/graphs/${id}`);
  await page.route(`**/api/v1/graphs/${id}`, (route) => (route.request().method() === "PUT" ? route.abort() : route.continue()), {
    times: 1,
  });
  await page.reload();
  await page.getByRole("button", { name: "Bring them back" }).click();
  await expect(page.getByRole("textbox", { name: "Name of the graph" })).toHaveValue("Not lost");
  await expect.poll(async () => (await stored(page, id)).name, { timeout: 20_000 }).toBe("Not lost");
});
