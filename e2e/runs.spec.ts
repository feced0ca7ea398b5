import { expect, test } from "@playwright/test";
import { expectClean } from "./support/axe";
import { echo, keep, run } from "./support/graphs";

/** Tests share one database: a word of its own keeps each apart. */
const unique = (word: string) => `${word}${Math.random().toString(36).slice(2, 10)}`;

test("runs are found by their words, narrowed by chips that stand in the address, and sorted by their heads", async ({ page }) => {
  const word = unique("heron");
  const graph = await keep(page.request, echo(`Found ${word}`));
  await run(page.request, graph, "first pond");
  const { number } = await run(page.request, graph, "second lake");
  await page.goto("/runs");
  await page.getByRole("searchbox", { name: "Search inputs, outputs, errors" }).fill(word);
  await expect(page).toHaveURL(new RegExp(`text=${word}`));
  const rows = page.getByRole("row").filter({ has: page.getByRole("checkbox", { name: /^Choose run/ }) });
  await expect(rows).toHaveCount(2);
  await expect(page.getByRole("region", { name: "Over time" }).getByRole("img")).toHaveCount(3);
  await page.getByRole("searchbox", { name: "Search inputs, outputs, errors" }).fill(`${word} lak`);
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText(String(number));
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("textbox", { name: "Time to, s" }).fill("soon");
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(page.getByText("Give seconds, such as 1.5.")).toBeVisible();
  await page.getByRole("textbox", { name: "Time to, s" }).fill("600");
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(page).toHaveURL(/maxSeconds=600/);
  await expect(rows).toHaveCount(1);
  await page.getByRole("button", { name: "Remove filter Time" }).click();
  await expect(page).not.toHaveURL(/maxSeconds/);
  await page.getByRole("link", { name: "Cost", exact: true }).click();
  await expect(page).toHaveURL(/sort=-cost/);
  await expect(page.getByRole("columnheader", { name: "Cost" })).toHaveAttribute("aria-sort", "descending");
});

test("[S7] the API refuses a filter that it does not know or cannot read, and says which", async ({ request }) => {
  for (const [query, field] of [
    ["colour=red", "colour"],
    ["minCostUsd=cheap", "minCostUsd"],
    ["version=3", "version"],
  ] as const) {
    const answer = await request.get(`/api/v1/runs?${query}`);
    expect(answer.status()).toBe(400);
    expect(await answer.json()).toMatchObject({ code: "invalid_request", errors: [{ field }] });
  }
});

test("a filter is saved as a view that every browser of this person shows, deleted, and put back", async ({ page, browser }) => {
  await page.goto("/runs?status=failed&minSeconds=3");
  const views = page.getByRole("navigation", { name: "Views" });
  await views.getByRole("button", { name: "Save view" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Slow failures");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(views.getByRole("link", { name: "Slow failures" })).toBeVisible();

  const other = await (await browser.newContext()).newPage();
  await other.goto(new URL("/runs", page.url()).href);
  await other.getByRole("link", { name: "Slow failures" }).click();
  await expect(other).toHaveURL(/status=failed&minSeconds=3/);
  await expect(other.getByRole("button", { name: "Remove filter Time" })).toBeVisible();
  await other.getByRole("button", { name: "Delete view Slow failures" }).click();
  await expect(other.getByRole("link", { name: "Slow failures" })).toHaveCount(0);
  await other.getByRole("button", { name: "Undo" }).click();
  await expect(other.getByRole("link", { name: "Slow failures" })).toBeVisible();
  await other.getByRole("button", { name: "Delete view Slow failures" }).click();
  await expect(other.getByRole("link", { name: "Slow failures" })).toHaveCount(0);
  await other.context().close();
});

test("chosen runs are deleted only after a dialog that says how many, and what cannot be done says why @themes", async ({ page }) => {
  const word = unique("stork");
  const graph = await keep(page.request, echo(`Chosen ${word}`));
  for (const text of ["one", "two", "three", "four"]) await run(page.request, graph, text);
  await page.goto(`/runs?text=${word}`);
  const boxes = page.getByRole("checkbox", { name: /^Choose run/ });
  await boxes.nth(0).click();
  await boxes.nth(2).click({ modifiers: ["Shift"] });
  const bar = page.getByRole("region", { name: "Chosen runs" });
  await expect(bar).toContainText("3 runs chosen");
  await expectClean(page);
  await bar.getByRole("button", { name: "Retry failed" }).click();
  await page.getByRole("button", { name: "Retry 3 runs" }).click();
  await expect(page.getByRole("dialog", { name: "0 runs started again, 3 not" })).toContainText("It did not fail");
  await page.getByRole("button", { name: "Close" }).last().click();
  await expect(bar).toHaveCount(0);
  await boxes.nth(0).click();
  await boxes.nth(1).click();
  await bar.getByRole("button", { name: "Delete" }).click();
  await expectClean(page);
  await page.getByRole("button", { name: "Delete 2 runs" }).click();
  await expect(boxes).toHaveCount(2);
});
