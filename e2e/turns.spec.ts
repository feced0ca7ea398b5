import { expect, test } from "@playwright/test";
import { expectClean } from "./support/axe";
import { containers, keep } from "./support/graphs";

test("[T2] [T7] inside of a map and a loop each turn can be looked at, on the canvas, in the waterfall and in playback @themes", async ({
  page,
}) => {
  const id = await keep(page.request, containers("Turn by turn"));
  const answer = await page.request.post(`/api/v1/graphs/${id}/runs?wait=60`, { data: { version: "draft", input: {} } });
  const run = (await answer.json()) as { id: string; status: string };
  expect(run.status).toBe("succeeded");
  await page.goto(`/runs/${run.id}`);
  const pager = page.getByRole("spinbutton", { name: "Item of Each page" });
  await expect(pager).toHaveAttribute("aria-valuetext", "item 3 of 3, goes with the latest");
  await expect(page.getByRole("group", { name: /^Each page, map, done, 3 of 3/ })).toBeVisible();
  await expectClean(page);

  await pager.focus();
  await page.keyboard.press("Home");
  await expect(pager).toHaveAttribute("aria-valuetext", "item 1 of 3");
  await page.locator('[data-node="write"]').click();
  await expect(page.getByRole("option", { name: /^Write, / }).first()).toHaveAttribute("aria-selected", "true");
  await expect(page.getByRole("complementary", { name: "Detail" }).getByText("item 1 of Each page", { exact: false })).toBeVisible();

  await page.getByRole("option", { name: /^item 2, / }).click();
  await expect(pager).toHaveAttribute("aria-valuenow", "2");
  await expect(page.getByRole("complementary", { name: "Detail" }).getByRole("button", { name: /Write/ })).toBeVisible();
  await expectClean(page);

  await page.getByRole("option", { name: /^Each page, / }).click();
  await page.getByRole("listbox", { name: "Steps" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("option", { name: /^item / })).toHaveCount(0);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("option", { name: /^item / })).toHaveCount(3);

  await page
    .getByRole("option", { name: /^Pick, / })
    .last()
    .click();
  await expect(page.getByRole("complementary", { name: "Detail" }).getByText("no condition was true")).toBeVisible();
  await page.getByRole("slider").focus();
  await page.keyboard.press("Home");
  await expect(page.getByRole("group", { name: /^Each page, map, waiting/ })).toBeVisible();
  await expect(pager).toHaveCount(0);
});
