import { readFileSync } from "node:fs";
import { expect, test, type APIRequestContext, type Page } from "@playwright/test";
import { expectClean } from "./support/axe";
import { keep } from "./support/graphs";

/** Tests share one database: a name of its own keeps each apart. */
const unique = (name: string) => `${name} ${Math.random().toString(36).slice(2, 8)}`;

/** A person decides between input and output; no model is asked. */
function asking(name: string, more: object = {}) {
  return {
    version: 1,
    name,
    nodes: [
      {
        id: "draft",
        kind: "input",
        name: "Draft",
        position: { x: 0, y: 0 },
        config: { fields: [{ key: "text", type: "text", required: true }] },
      },
      {
        id: "editor",
        kind: "approval",
        name: "Ask the editor",
        position: { x: 280, y: 0 },
        config: { message: "Publish this brief?", value: "{{draft.text}}", ...more },
      },
      { id: "brief", kind: "output", name: "Brief", position: { x: 560, y: 0 }, config: { value: "{{editor.output}}" } },
    ],
    edges: [
      { id: "e1", kind: "flow", source: "draft", sourcePort: "out", target: "editor", targetPort: "in" },
      { id: "e2", kind: "flow", source: "editor", sourcePort: "approved", target: "brief", targetPort: "in" },
    ],
  };
}

async function start(request: APIRequestContext, graph: string, input: object): Promise<string> {
  const answer = await request.post(`/api/v1/graphs/${graph}/runs`, { data: { input } });
  expect(answer.status()).toBe(202);
  return ((await answer.json()) as { id: string }).id;
}

async function asked(page: Page, more: object = {}): Promise<string> {
  const run = await start(page.request, await keep(page.request, asking(unique("Asks"), more)), { text: "Old words" });
  await page.goto(`/runs/${run}`);
  return run;
}

/** The word of the run's state, beside its number. */
const chip = (page: Page, word: string) =>
  page.locator("header", { has: page.getByRole("heading", { level: 1 }) }).getByText(word, { exact: true });
const card = (page: Page, name = "Ask the editor asks") => page.getByRole("region", { name });

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
const sentence = " as far as a careful reader can tell, all remarks are already there, and a rare error or a rather rash draft remains";

async function answerElsewhere(request: APIRequestContext, run: string | undefined, id: string): Promise<void> {
  expect((await request.post(`/api/v1/runs/${run}/questions/${id}`, { data: { decision: "approve" } })).status()).toBe(200);
}

async function questionsOf(
  request: APIRequestContext,
  run: string | undefined,
): Promise<{ id: string; nodeId: string; answer: unknown }[]> {
  return (
    (await (await request.get(`/api/v1/runs/${run}/questions`)).json()) as { items: { id: string; nodeId: string; answer: unknown }[] }
  ).items;
}

test("[E8] who writes into a question that is answered elsewhere answers no other by what they go on to write", async ({
  page,
  request,
}) => {
  const names = ["One", "Two", "Three"].map(unique);
  const runs: string[] = [];
  for (const name of names) runs.push(await start(request, await keep(request, asking(name)), { text: `Words of ${name}.` }));
  await page.goto("/inbox");
  const row = (name: string | undefined) => page.getByRole("region", { name: "Open questions" }).getByRole("button", { name: name ?? "" });
  for (const name of names) await expect(row(name)).toBeVisible();
  await row(names[1]).click();
  await card(page).getByRole("button", { name: "Edit" }).click();
  await page.keyboard.type(" Begun");
  const [asked] = await questionsOf(request, runs[1]);
  await answerElsewhere(request, runs[1], asked?.id ?? "");
  await page.keyboard.type(sentence, { delay: 40 });
  await expect(card(page).getByText("Answered elsewhere")).toBeVisible();
  await expect(row(names[1])).toBeHidden();
  const written = card(page).getByRole("textbox", { name: "What you wrote" });
  await expect(written).toBeFocused();
  await page.keyboard.type(sentence, { delay: 10 });
  await expect(written).toHaveValue(/ Begun as far as/);
  await expect(written).toHaveValue(/Words of Two/);
  await expect(card(page).getByText(/^Approved by somebody at .+ What you wrote was not sent\.$/)).toBeVisible();
  await expectClean(page);
  for (const run of [runs[0], runs[2]]) expect((await questionsOf(request, run)).map(({ answer }) => answer)).toEqual([null]);

  // By an act of their own they go on, and then keys answer again.
  await row(names[2]).click();
  await expect(card(page).getByText(`Words of ${names[2]}.`)).toBeVisible();
  await page.keyboard.press("a");
  await expect(row(names[2])).toBeHidden();
  await expect(card(page).getByText("Approved. The run goes on.")).toBeVisible();
  await expect(page.getByRole("region", { name: "Open questions" })).toBeFocused();
  await page.keyboard.type(sentence);
  await page.keyboard.press("ArrowDown");
  await expect(row(names[2])).toBeHidden();
  await expect(page.getByRole("region", { name: "Open questions" }).locator(":focus")).toHaveAttribute("aria-current", "true");
  expect((await questionsOf(request, runs[0])).map(({ answer }) => answer)).toEqual([null]);
});

test("[E8] on a run's page a question that was answered elsewhere keeps its place, and the next one's button where it was", async ({
  page,
  request,
}) => {
  const graph = asking(unique("Asks two"));
  const [draft, editor, brief] = graph.nodes;
  const other = { ...editor, id: "lawyer", name: "Ask the lawyer", position: { x: 280, y: 160 } };
  const edge = { id: "e3", kind: "flow", source: "draft", sourcePort: "out", target: "lawyer", targetPort: "in" };
  const run = await start(request, await keep(request, { ...graph, nodes: [draft, editor, other, brief], edges: [...graph.edges, edge] }), {
    text: "Old words.",
  });
  await page.goto(`/runs/${run}`);
  const cards = page.getByRole("group", { name: "Questions" }).getByRole("region");
  await expect(cards.getByRole("button", { name: "Approve" })).toHaveCount(2);
  const [first, second] = [cards.nth(0), cards.nth(1)];
  await first.getByRole("button", { name: "Edit" }).click();
  await page.keyboard.type(" Begun");
  const place = await second.getByRole("button", { name: "Approve" }).boundingBox();
  const name = (await first.getAttribute("aria-label"))?.replace(" asks", "") ?? "";
  const nodeId = name === other.name ? "lawyer" : "editor";
  const asked = (await questionsOf(request, run)).find((question) => question.nodeId === nodeId);
  await answerElsewhere(request, run, asked?.id ?? "");
  await page.keyboard.type(sentence, { delay: 40 });
  await expect(first.getByText("Answered elsewhere")).toBeVisible();
  const written = first.getByRole("textbox", { name: "What you wrote" });
  await expect(written).toBeFocused();
  await page.keyboard.type(sentence, { delay: 10 });
  await expect(written).toHaveValue(/ Begun/);
  const after = await second.getByRole("button", { name: "Approve" }).boundingBox();
  expect(Math.abs((after?.y ?? 0) - (place?.y ?? 0))).toBeLessThan(place?.height ?? 0);
  expect((await questionsOf(request, run)).filter(({ answer }) => answer === null)).toHaveLength(1);
  await first.getByRole("button", { name: "Put away" }).click();
  await expect(cards).toHaveCount(1);
  await page.keyboard.press("a");
  expect((await questionsOf(request, run)).filter(({ answer }) => answer === null)).toHaveLength(1);
  await cards.getByText("Old words.").click();
  await page.keyboard.press("a");
  await expect(chip(page, "Done")).toBeVisible();
});

test("[E8] a question of the inbox stays with what was written when its time is over", async ({ page, request }) => {
  const name = unique("Timed");
  const graph = await keep(request, asking(name, { timeoutSeconds: 8, onTimeout: "reject" }));
  await start(request, graph, { text: "Words." });
  await page.goto("/inbox");
  await page.getByRole("region", { name: "Open questions" }).getByRole("button", { name }).click();
  await card(page).getByRole("button", { name: "Edit" }).click();
  await page.keyboard.type("Begun. ");
  await expect(card(page).getByText("Nobody answered in time")).toBeVisible();
  await expect(card(page).getByRole("textbox", { name: "What you wrote" })).toHaveValue(/Begun\. /);
  await card(page).getByRole("button", { name: "Put away" }).click();
  await expect(card(page)).toBeHidden();
  await expect(page.getByRole("region", { name: "Open questions" })).toBeFocused();
});

test("[E7] a question whose run is cancelled while somebody writes says so", async ({ page, request }) => {
  const run = await asked(page);
  await card(page).getByRole("button", { name: "Edit" }).click();
  await page.keyboard.type(" and more");
  expect((await request.post(`/api/v1/runs/${run}/cancel`)).status()).toBe(202);
  await expect(card(page).getByText("Its run was cancelled")).toBeVisible();
  await expect(card(page).getByRole("textbox", { name: "What you wrote" })).toHaveValue(/ and more/);
  await card(page).getByRole("button", { name: "Put away" }).click();
  await expect(card(page)).toBeHidden();
});

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
