import { expect, test } from "@playwright/test";
import { expectClean } from "./support/axe";
import { keep, oneCall, run } from "./support/graphs";

/** Tests share one database: a name of its own keeps each apart. */
const unique = (name: string) => `${name} ${Math.random().toString(36).slice(2, 8)}`;
test("every template opens in the editor without an error, and can be run; templates are found by what is in them", async ({ page }) => {
  await page.goto("/templates");
  const uses = page.getByRole("button", { name: /^Use template / });
  const names = await uses.evaluateAll((buttons) => buttons.map((button) => button.getAttribute("aria-label") ?? ""));
  expect(names.length).toBeGreaterThan(10);
  for (const name of names) {
    await page.goto("/templates");
    await page.getByRole("button", { name, exact: true }).click();
    await expect(page).toHaveURL(/\/graphs\/\w+/);
    await expect(page.getByRole("button", { name: /^Run/ })).toBeEnabled();
    await expect(page.getByRole("region", { name: "Problems" }).getByText(/error/)).toHaveCount(0);
  }
  await page.goto("/templates");
  await page.getByRole("searchbox", { name: "Search templates" }).fill("router opus");
  await expect(page).toHaveURL(/text=router/);
  await expect.poll(() => uses.count()).toBeLessThan(names.length);
  await page.goto("/templates?text=nothing-like-this");
  await expect(page.getByRole("heading", { name: "No template mentions “nothing-like-this”" })).toBeVisible();
});

test("a graph is saved as a template, used as often as wanted, and says what its runs cost on average @themes", async ({ page }) => {
  const name = unique("House style");
  await keep(page.request, { ...oneCall(name), description: "One line in our voice.", tags: ["voice"] });
  await page.goto(`/graphs?text=${encodeURIComponent(name)}`);
  await page.getByRole("button", { name: `More for ${name}` }).click();
  await page.getByRole("menuitem", { name: "Save as a template" }).click();
  await expect(page.getByText(`${name} is a template now`)).toBeVisible();
  await page.getByRole("button", { name: "Show", exact: true }).click();
  const card = page
    .getByRole("region", { name: /^Yours/ })
    .getByRole("article")
    .filter({ hasText: name });
  await expect(card.getByText("One line in our voice.")).toBeVisible();
  await expect(card.getByText("voice", { exact: true })).toBeVisible();
  await expect(card.getByText(/^estimated [<$]/)).toBeVisible();
  await expectClean(page);

  await card.getByRole("button", { name: `Use template ${name}` }).click();
  await expect(page).toHaveURL(/\/graphs\/[a-z0-9]{20}$/);
  await run(page.request, new URL(page.url()).pathname.split("/").at(-1) ?? "", "tea");
  await expect(page.getByRole("region", { name: "Canvas" })).toBeVisible();
  await page.getByRole("button", { name: "Export" }).click();
  await page.getByRole("menuitem", { name: "Save as a template" }).click();
  await expect(page.getByText(`The template ${name} is replaced`)).toBeVisible();
  await page.getByRole("button", { name: "Undo", exact: true }).last().click();
  await expect(page.getByText(`The template ${name} is as it was`)).toBeVisible();

  await page.goto("/templates");
  await expect(card.getByText(/^about <?\$0\.\d{4} a run, 1 run, at list price, simulated$/)).toBeVisible();
  await card.getByRole("button", { name: `Remove the template ${name}` }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove template" }).click();
  await expect(card).toHaveCount(0);
  await page.goto(`/graphs?text=${encodeURIComponent(name)}`);
  await expect(page.getByRole("article")).toHaveCount(2);
});
