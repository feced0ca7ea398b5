import { readFileSync } from "node:fs";
import { expect, test, type Page } from "@playwright/test";
import { expectClean } from "./support/axe";
import { keep } from "./support/graphs";

const template = JSON.parse(readFileSync("lib/graph/templates/research-brief.baton.json", "utf8")) as object;

/** The page of a run that is over. */
async function read(page: Page): Promise<string> {
  const graph = await keep(page.request, template);
  const answer = await page.request.post(`/api/v1/graphs/${graph}/runs?wait=60`, { data: { input: { topic: "Tides" } }, timeout: 90_000 });
  const { id } = (await answer.json()) as { id: string };
  await page.goto(`/runs/${id}`);
  await expect(page.getByRole("button", { name: "Run again" })).toBeVisible({ timeout: 60_000 });
  return id;
}

const steps = (page: Page) => page.getByRole("listbox", { name: "Steps" }).getByRole("option");
const whole = (page: Page) => page.getByRole("button", { name: /show the whole run/ });

test("a stretch of time is looked at alone, by a drag over the times or by the key of a step, and all of it again", async ({ page }) => {
  await read(page);
  const axis = await page.locator(".axis").boundingBox();
  if (axis === null) throw new Error("no axis is in sight");
  await page.mouse.move(axis.x + axis.width * 0.2, axis.y + 10);
  await page.mouse.down();
  await page.mouse.move(axis.x + axis.width * 0.6, axis.y + 12, { steps: 4 });
  await page.mouse.up();
  await expect(whole(page)).toBeVisible();
  const drawn = await whole(page).innerText();
  await page.keyboard.press("Shift+Z");
  await expect(whole(page)).toBeHidden();
  await steps(page)
    .filter({ hasText: /Synthesis/ })
    .click();
  await page.keyboard.press("z");
  await expect(whole(page)).toBeVisible();
  expect(await whole(page).innerText()).not.toBe(drawn);
  await whole(page).click();
  await expect(whole(page)).toBeHidden();
});

test("steps are found by their words, and Return goes from one to the next @themes", async ({ page }) => {
  await read(page);
  const all = await steps(page).count();
  await page.keyboard.press("/");
  const field = page.getByRole("textbox", { name: /^Find a step/ });
  await expect(field).toBeFocused();
  await page.keyboard.type("synthesis opus");
  await expect(steps(page)).toHaveCount(1);
  await page.keyboard.press("Enter");
  await expect(steps(page).first()).toHaveAttribute("aria-selected", "true");
  await expectClean(page);
  await field.fill("no such words");
  await expect(page.getByText("No step holds “no such words”.")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(field).toBeHidden();
  await expect(steps(page)).toHaveCount(all);
  await page.getByRole("combobox", { name: "Colour of bars" }).selectOption("cost");
  await expect(page.locator('.bars[data-dear="4"] .bar').first()).toBeVisible();
});

test("a link leads to a moment of a run and to a step", async ({ page }) => {
  const id = await read(page);
  await steps(page)
    .filter({ hasText: /^Planner/ })
    .click();
  const step = await page.locator('.step-row[aria-selected="true"]').getAttribute("aria-label");
  await page.goto(`/runs/${id}?t=0.05&step=plan`);
  await expect(page.getByRole("slider")).toHaveAttribute("aria-valuetext", /^50 ms of /);
  expect(step).toMatch(/^Planner/);
  await expect(page.locator('.step-row[aria-selected="true"]')).toHaveAttribute("aria-label", /^Planner/);
});
