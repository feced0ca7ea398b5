import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { keep, oneCall, run } from "./support/graphs";

const name = "Saved in a test";

test("[S4] a run saved as a page plays back without any server, is imported as a run, and what it hides cannot be run", async ({
  page,
  browser,
}) => {
  const { id } = await run(page.request, await keep(page.request, oneCall(name)), "marzipan");
  await page.goto(`/runs/${id}`);
  await page.getByRole("button", { name: "Share" }).click();
  const saving = page.waitForEvent("download");
  await page.getByRole("dialog").getByRole("button", { name: "Save as a page" }).click();
  const file = await (await saving).path();
  await expect(page.getByText("Page saved", { exact: true })).toBeVisible();

  const html = await readFile(file, "utf8");
  expect(html).not.toContain("Write one line");
  const alone = await (await browser.newContext({ offline: true, javaScriptEnabled: true })).newPage();
  await alone.setContent(html);
  await expect(alone.getByRole("heading", { name: new RegExp(name) })).toBeVisible();
  await alone.context().close();

  await page.goto("/graphs");
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await page.getByLabel("Choose a file").setInputFiles({ name: "run.html", mimeType: "text/html", buffer: Buffer.from(html) });
  await page.getByRole("button", { name: "Import run" }).click();
  await expect(page).toHaveURL(/\/runs\/[a-z0-9]{20}$/);
  const imported = page.url().split("/").at(-1) ?? "";
  expect(imported).not.toBe(id);
  await expect(page.getByRole("heading", { name: /^Run \d+$/ })).toBeVisible();

  const fork = await page.request.post(`/api/v1/runs/${imported}/fork`, { data: { input: { text: "a" } } });
  expect(fork.ok()).toBe(false);
  expect(JSON.stringify(await fork.json())).toContain("was hidden when the graph was shared");
});
