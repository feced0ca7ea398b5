import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { expectClean } from "./support/axe";
import { keep } from "./support/graphs";
import { asked, asking, card, chip, start, unique } from "./support/questions";

test("[E8] an approval is answered on the run's page by keys alone, with its value changed, and played back it is only read", async ({
  page,
}) => {
  await asked(page);
  await expect(chip(page, "Needs you")).toBeVisible();
  await expect(card(page).getByRole("heading", { name: "Publish this brief?" })).toBeVisible();
  await expect(card(page).getByText("Old words")).toBeVisible();
  await expect(card(page).getByText(/^Waits \d+ s, costs nothing$/)).toBeVisible();
  await card(page).getByRole("button", { name: "Edit" }).focus();
  await page.keyboard.press("Enter");
  await expect(card(page).getByRole("textbox", { name: "Text" })).toBeFocused();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("Better words");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(card(page).getByRole("button", { name: "Approve" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(chip(page, "Done")).toBeVisible();
  await expect(page.getByRole("tabpanel").getByText("Better words")).toBeVisible();
  await expect(card(page)).toBeHidden();
  await page.getByRole("slider").focus();
  await expect(async () => {
    await page.keyboard.press("ArrowLeft");
    await expect(card(page)).toBeVisible({ timeout: 300 });
  }).toPass();
  await expect(card(page).getByText("Old words")).toBeVisible();
  await expect(card(page).getByRole("button")).toHaveCount(0);
});

test("[E8] the key A approves and R, pressed twice, sends back; neither does while somebody types", async ({ page }) => {
  await asked(page);
  await card(page).getByRole("button", { name: "Edit" }).click();
  await page.keyboard.type(" are far");
  await expect(card(page).getByRole("textbox", { name: "Text" })).toHaveValue(/ are far/);
  await page.getByRole("complementary", { name: "Detail" }).focus();
  await page.keyboard.press("r");
  await expect(card(page).getByText("R again sends it back, Esc does not.")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(card(page).getByText("R again sends it back, Esc does not.")).toBeHidden();
  await page.keyboard.press("a");
  await expect(chip(page, "Done")).toBeVisible();
  await asked(page);
  await expect(card(page).getByRole("button", { name: "Approve" })).toBeVisible();
  await page.keyboard.press("r");
  await page.keyboard.press("r");
  await expect(chip(page, "Failed")).toBeVisible();
});

test("a value that is no text is changed as JSON, which is checked while it is written", async ({ page }) => {
  await asked(page, { value: "{{draft.output}}", timeoutSeconds: 3_600, onTimeout: "reject" });
  await expect(card(page).getByText(/^Sent back in 59 m if nobody answers$/)).toBeVisible();
  await card(page).getByRole("button", { name: "Edit" }).click();
  const box = card(page).getByRole("textbox", { name: "Value, as JSON" });
  await box.fill('{"text": ');
  await expect(card(page).getByText(/^This is not JSON/)).toBeVisible();
  await expect(card(page).getByRole("button", { name: "Approve" })).toBeDisabled();
  await box.fill('{"text": "From JSON"}');
  await card(page).getByRole("button", { name: "Approve" }).click();
  await expect(chip(page, "Done")).toBeVisible();
  await expect(page.getByRole("tabpanel").getByText("From JSON")).toBeVisible();
});

test("[E8] whoever comes too late is told that somebody answered", async ({ page }) => {
  await asked(page);
  // Between the reader's look and the reader's answer, somebody else sends theirs. The route stays: taken away it lets the answer pass.
  await page.route("**/questions/*", async (route) => {
    const faster = await page.request.post(route.request().url(), { data: { decision: "approve", value: "Faster words" } });
    expect(faster.status()).toBe(200);
    await route.continue();
  });
  await card(page).getByRole("button", { name: "Send back" }).click();
  const told = page.getByRole("listitem").filter({ hasText: "Ask the editor: Approved already by somebody at " });
  await expect(told).toContainText("With: Faster words");
  await expect(chip(page, "Done")).toBeVisible();
  await expect(told).toBeVisible();
});

const template = JSON.parse(readFileSync("lib/graph/templates/research-brief.baton.json", "utf8")) as {
  nodes: { kind: string; config: object }[];
};

/** The template with its planner's plans to be looked at first. */
function reviewed(name: string): object {
  const nodes = template.nodes.map((node) => (node.kind === "planner" ? { ...node, config: { ...node.config, review: true } } : node));
  return { ...template, name, nodes };
}

test("[P4] a plan is approved with one task dropped: that one never runs", async ({ page }) => {
  const run = await start(page.request, await keep(page.request, reviewed(unique("Reviewed"))), { topic: "Heat pumps" });
  await page.goto(`/runs/${run}`);
  const plan = card(page, "Planner asks");
  await expect(plan.getByText("Review the plan")).toBeVisible({ timeout: 30_000 });
  const before = await plan.getByRole("listitem").count();
  const drop = plan.getByRole("button", { name: /^Drop / });
  const last = (await drop.last().getAttribute("aria-label"))?.replace("Drop ", "") ?? "";
  await drop.last().click();
  await expect(plan.getByText("1 change", { exact: true })).toBeVisible();
  await plan.getByRole("button", { name: `Take ${last} back` }).click();
  await expect(plan.getByText("1 change", { exact: true })).toBeHidden();
  await drop.last().click();
  await plan
    .getByRole("button", { name: /^Edit / })
    .first()
    .click();
  await plan.getByRole("textbox", { name: "Objective" }).fill("Say only the most important thing.");
  await expect(plan.getByText("2 changes")).toBeVisible();
  await expectClean(page);
  await plan.getByRole("button", { name: "Approve plan" }).click();
  await expect(chip(page, "Done")).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole("option", { name: /, task \d/ })).toHaveCount(before - 1);
  await expect(page.getByRole("option", { name: new RegExp(`^${last}, task`) })).toHaveCount(0);
});

test("[P2] [P4] a plan that breaks its planner's rules says so while it is written, and can be mended", async ({ page }) => {
  const run = await start(page.request, await keep(page.request, reviewed(unique("Mended"))), { topic: "Heat pumps" });
  await page.goto(`/runs/${run}`);
  const plan = card(page, "Planner asks");
  const drop = plan.getByRole("button", { name: /^Drop / });
  await expect(drop.first()).toBeVisible({ timeout: 30_000 });
  for (let left = await drop.count(); left > 0; left -= 1) await drop.first().click();
  await expect(plan.getByRole("alert")).toHaveText("The plan has neither tasks nor an output.");
  await expect(plan.getByRole("button", { name: "Approve plan" })).toBeDisabled();
  await plan.getByRole("button", { name: "Add a task" }).click();
  await plan.getByRole("textbox", { name: "Title" }).fill("One thing");
  await plan.getByRole("textbox", { name: "Objective" }).fill("Find one thing out.");
  await expect(plan.getByText(/likely ~\$0\.\d{4} together in \d/)).toBeVisible();
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(page.getByRole("option", { name: /^One thing, task/ })).toBeVisible();
});

test("the inbox gathers what is open, is walked by keys, and lets go of what was answered @themes", async ({ page }) => {
  const names = [unique("First"), unique("Second")];
  const runs: string[] = [];
  for (const name of names) runs.push(await start(page.request, await keep(page.request, asking(name)), { text: `Words of ${name}` }));
  await page.goto("/inbox");
  const row = (name: string | undefined) => page.getByRole("region", { name: "Open questions" }).getByRole("button", { name: name ?? "" });
  for (const name of names) await expect(row(name)).toBeVisible();
  await expect(page.getByRole("navigation", { name: "Baton" }).getByRole("link", { name: /^Inbox ?\d+$/ })).toBeVisible();
  await row(names[1]).focus();
  await expect(card(page).getByText(`Words of ${names[1]}`)).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await expect(row(names[1])).not.toHaveAttribute("aria-current", "true");
  await row(names[0]).focus();
  await expect(card(page).getByText(`Words of ${names[0]}`)).toBeVisible();
  await expectClean(page);
  await card(page).getByRole("button", { name: "Send back" }).click();
  await expect(row(names[0])).toBeHidden();
  await row(names[1]).click();
  await card(page).getByRole("button", { name: "Approve" }).click();
  await expect(row(names[1])).toBeHidden();
  const status = async (run: string | undefined) =>
    ((await (await page.request.get(`/api/v1/runs/${run}`)).json()) as { status: string }).status;
  await expect.poll(() => status(runs[0])).toBe("failed");
  await expect.poll(() => status(runs[1])).toBe("succeeded");
});

/** With many of the letters that answer, and long enough for a page to hear in between of what happened elsewhere. */
test("the title says how many questions wait on every page, and notifications are asked for by a button alone", async ({
  page,
  context,
}) => {
  await context.addInitScript(() => {
    const asked: string[] = [];
    Object.assign(window, { asked });
    class Told {
      static permission = "default";
      static requestPermission() {
        asked.push("permission");
        Told.permission = "granted";
        return Promise.resolve("granted");
      }
    }
    Object.assign(window, { Notification: Told });
  });
  await start(page.request, await keep(page.request, asking(unique("Titled"))), { text: "Words" });
  await page.goto("/runs");
  await expect(page).toHaveTitle(/^\(\d+\) Runs · Baton$/);
  await page
    .getByRole("navigation", { name: "Baton" })
    .getByRole("link", { name: /^Inbox/ })
    .click();
  await expect(page).toHaveTitle(/^\(\d+\) Inbox · Baton$/);
  const asked = () => page.evaluate(() => (window as unknown as { asked: string[] }).asked);
  expect(await asked()).toEqual([]);
  await page.getByRole("button", { name: "Notify me", exact: true }).click();
  await expect(page.getByRole("button", { name: "Notify me no longer" })).toBeVisible();
  expect(await asked()).toEqual(["permission"]);
});
