import { expect, test, type Page } from "@playwright/test";

// Pictures of the documentation: `PICTURES=1 npx playwright test e2e/pictures.spec.ts`. They are looked at before they are kept.
test.skip(process.env.PICTURES !== "1", "pictures are made on request");

const input = { topic: "Heat pumps in older German homes", audience: "Homeowners" };

async function shoot(page: Page, name: string, theme: string): Promise<void> {
  await page.screenshot({ path: `docs/pictures/${name}-${theme}.png`, animations: "disabled" });
}

test("home, editor, run and share as they look @themes", async ({ page }, { project }) => {
  test.setTimeout(240_000);
  await page.goto("/");
  await page.getByRole("button", { name: "Use template Research brief" }).click();
  await expect(page.getByRole("region", { name: "Canvas" })).toBeVisible();
  const id = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  await page.locator('[data-node="plan"]').click();
  await shoot(page, "editor", project.name);
  const started = (await (await page.request.post(`/api/v1/graphs/${id}/runs`, { data: { input } })).json()) as { id: string };
  await page.goto(`/runs/${started.id}`);
  await expect(page.getByText("Done", { exact: true }).first()).toBeVisible({ timeout: 120_000 });
  await expect(page.getByRole("button", { name: "Run again" })).toBeVisible({ timeout: 120_000 });
  await expect(page.locator('[data-node="brief"]')).toBeInViewport({ ratio: 0.99 });
  await shoot(page, "run", project.name);
  const { url } = (await (await page.request.post(`/api/v1/runs/${started.id}/shares`, { data: {} })).json()) as { url: string };
  await page.goto(url);
  await expect(page.getByRole("slider")).toBeVisible();
  await expect(page.locator('[data-node="plan"]')).toBeVisible();
  await shoot(page, "share", project.name);
  await page.goto("/");
  await expect(page.getByRole("region", { name: "Recent runs" })).toBeVisible();
  await shoot(page, "home", project.name);
});
