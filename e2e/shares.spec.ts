import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test, type Page } from "@playwright/test";
import { expectClean } from "./support/axe";
import { echo, keep, oneCall, run } from "./support/graphs";

const name = "Shared in a test";

/** A run with one model call, and a link to it as the dialog makes it. */
async function shareFromDialog(page: Page): Promise<string> {
  const { id } = await run(page.request, await keep(page.request, oneCall(name)), "marzipan");
  await page.goto(`/runs/${id}`);
  await page.getByRole("button", { name: "Share" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText("the link opens on this machine only")).toBeVisible();
  await dialog.getByRole("button", { name: "Create link" }).click();
  const link = dialog.getByRole("link", { name: "Open the link" });
  await expect(link).toHaveCount(1);
  return (await link.getAttribute("href")) ?? "";
}

test("[S1] a link made in the dialog opens for a stranger, and nothing once it is revoked", async ({ page, browser }) => {
  const url = await shareFromDialog(page);
  const stranger = await (await browser.newContext()).newPage();
  await stranger.goto(url);
  await expect(stranger.getByRole("heading", { level: 1, name: new RegExp(`${name}, run`) })).toBeVisible();
  await page.getByRole("button", { name: "Revoke the link" }).click();
  await expect(page.getByText("Link revoked", { exact: true })).toBeVisible();
  const answer = await stranger.goto(url);
  expect(answer?.status()).toBe(404);
  await expect(stranger.getByRole("heading", { name: "This link opens nothing" })).toBeVisible();
  await stranger.context().close();
});

test("[S2] prompts and inputs stay hidden unless their owner shows them, and are drawn as hidden", async ({ page }) => {
  const url = await shareFromDialog(page);
  const html = await (await page.request.get(url)).text();
  // The prompt and the input as they were given; what the model made of them is an output, and those are shown.
  expect(html).not.toContain("Write one line");
  expect(html).not.toMatch(/"text\W+marzipan/);
  await page.goto(url);
  await expect(page.getByText("Prompts and inputs are hidden")).toBeVisible();
  await expect(page.getByText("The owner chose to share the run, its outputs and its costs.")).toBeVisible();
  await page.getByRole("tab", { name: "Input" }).click();
  await expect(page.getByRole("tabpanel").getByText("Hidden")).toBeVisible();
});

test("[S3] whoever opens it plays the run back and takes a copy, and finds no way to run or cancel", async ({ page }) => {
  const url = await shareFromDialog(page);
  await page.goto(url);
  await expect(page.getByRole("slider")).toBeVisible();
  await expect(page.getByRole("button", { name: /^(Run|Run again|Cancel run|Share)$/ })).toHaveCount(0);
  await page.getByRole("slider").focus();
  await page.keyboard.press("Home");
  await expect(page.getByRole("slider")).toHaveAttribute("aria-valuetext", /event (0|1)\b/);
  await page.getByRole("button", { name: "Duplicate" }).click();
  await expect(page).toHaveURL(/\/graphs\/[a-z0-9]{20}$/);
});

test("[S4] a link works in a frame of another page, and has no act there", async ({ page }) => {
  const url = await shareFromDialog(page);
  const address = url.replace("/s/", "/embed/");
  // `localhost` is another site than 127.0.0.1. A made-up host would not do: browsers keep pages of the wide net from this machine.
  const elsewhere = createServer((_, response) => {
    response.setHeader("content-type", "text/html").end(`<iframe src="${address}" width="1000" height="700"></iframe>`);
  });
  await new Promise<void>((resolve) => elsewhere.listen(0, "127.0.0.1", resolve));
  await page.goto(`http://localhost:${(elsewhere.address() as AddressInfo).port}/`);
  const frame = page.frameLocator("iframe");
  await expect(frame.getByRole("heading", { level: 1, name: new RegExp(`${name}, run`) })).toBeVisible();
  await expect(frame.getByRole("button", { name: "Duplicate" })).toHaveCount(0);
  elsewhere.close();
});

test("a link to a graph shows its canvas and the settings of a node, without a way to change them", async ({ page }) => {
  const graph = await keep(page.request, echo(name));
  const { url } = (await (await page.request.post(`/api/v1/graphs/${graph}/shares`, { data: { show: { prompts: true } } })).json()) as {
    url: string;
  };
  await page.goto(url);
  await page.locator('[data-node="answer"]').click();
  await expect(page.getByText("You said {{question.text}}")).toBeVisible();
  await expect(page.getByText("Inputs are hidden")).toBeVisible();
  await expect(page.getByRole("textbox")).toHaveCount(0);
});

test("a link that never was says so in plain words", async ({ page }) => {
  const answer = await page.goto("/s/never-made");
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole("heading", { name: "This link opens nothing" })).toBeVisible();
});

test("share pages and the share dialog have no finding of axe @themes", async ({ page }) => {
  test.slow();
  const url = await shareFromDialog(page);
  await expectClean(page);
  await page.goto(url);
  await expect(page.getByRole("slider")).toBeVisible();
  await expectClean(page);
  await page.goto("/s/never-made");
  await expectClean(page);
  const graph = await keep(page.request, echo(name));
  const made = (await (await page.request.post(`/api/v1/graphs/${graph}/shares`, { data: {} })).json()) as { url: string };
  await page.goto(made.url);
  await expect(page.getByText("are hidden")).toBeVisible();
  await expectClean(page);
});
