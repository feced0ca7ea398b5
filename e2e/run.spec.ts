import { readFileSync } from "node:fs";
import { expect, test, type APIRequestContext, type Page } from "@playwright/test";
import { expectClean } from "./support/axe";
import { echo, keep } from "./support/graphs";
import { startStack, type Stack } from "./support/start-stack";

// A stack of its own: the simulated model answers slowly enough here that a run can be watched.
test.describe.configure({ mode: "default" });
const template = JSON.parse(readFileSync("lib/graph/templates/research-brief.baton.json", "utf8")) as object;

let stack: Stack | null = null;
let graph = "";
test.beforeAll(async ({ playwright }, { project }) => {
  test.setTimeout(240_000);
  const port = Number(process.env.E2E_PORT ?? 3210) + (project.name === "dark" ? 8 : 7);
  if (process.env.E2E_URL === undefined) stack = await startStack({ PORT: String(port), BATON_SIM_SPEED: "3", BATON_SIM_FAULTS: "1" });
  const request = await playwright.request.newContext({ baseURL: home() });
  graph = await keep(request, template);
  await request.dispose();
});
test.afterAll(async () => stack?.stop());

function home(): string {
  return stack?.url ?? process.env.E2E_URL ?? "";
}

const topic = "Heat pumps in old houses";
/** The simulated model stops in the middle of its plan and says no more: the run stays live for as long as a test looks at it. */
const stalling = `${topic} [[fault=stall]]`;

/** A page on the run of a template that has just begun. */
async function begun(page: Page, about = topic): Promise<string> {
  const answer = await page.request.post(`${home()}/api/v1/graphs/${graph}/runs`, {
    data: { version: "draft", input: { topic: about } },
  });
  expect(answer.status()).toBe(202);
  const { id } = (await answer.json()) as { id: string };
  await page.goto(`${home()}/runs/${id}`);
  return id;
}

type Event = { seq: number; at: string; type: string; callId?: string; text?: string };
async function journal(request: APIRequestContext, run: string): Promise<Event[]> {
  const lines = await request.get(`${home()}/api/v1/runs/${run}/events`, { headers: { accept: "application/x-ndjson" }, timeout: 60_000 });
  return (await lines.text())
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Event);
}

const tasks = (page: Page) => page.getByRole("option", { name: /, task \d/ });
/** The word of the run's state, beside its number. */
const chip = (page: Page, word: string) =>
  page.locator("header", { has: page.getByRole("heading", { level: 1 }) }).getByText(word, { exact: true });

test("[T3] a run is started from the editor, watched, reloaded in the middle, and nothing is missing or doubled", async ({ page }) => {
  const broken: string[] = [];
  page.on("pageerror", (error) => broken.push(error.message));
  await page.goto(`${home()}/graphs/${graph}`);
  await page.getByRole("button", { name: /^Run/ }).click();
  await page.getByRole("textbox", { name: "Topic" }).fill("Tides");
  await page.getByRole("dialog").getByRole("button", { name: "Run" }).click();
  await expect(page).toHaveURL(/\/runs\/[a-z0-9]{20}$/);
  await expect(page.getByText("Simulated", { exact: true }).first()).toBeVisible();
  await expect(tasks(page).nth(1)).toBeVisible({ timeout: 30_000 });
  const before = await tasks(page).count();
  await page.reload();
  await expect(tasks(page)).toHaveCount(before);
  await expect(chip(page, "Done")).toBeVisible({ timeout: 60_000 });

  const run = page.url().split("/").at(-1) ?? "";
  const events = await journal(page.request, run);
  expect(events.map((event) => event.seq)).toEqual(events.map((_, index) => index + 1));
  await expect(page.getByRole("slider")).toHaveAttribute("aria-valuetext", new RegExp(`event ${events.length.toLocaleString("en")}$`));
  const output = page.getByRole("tabpanel");
  await expect(output.getByRole("heading").first()).toBeVisible();
  const headings = await output.getByRole("heading").allInnerTexts();
  expect(new Set(headings).size).toBe(headings.length);
  // The server's picture and the browser's first one are the same, or React would say so here.
  expect(broken).toEqual([]);
});

test("[T2] playback shows each part as it was then, by keys alone, and ends where live is", async ({ page }) => {
  const run = await begun(page);
  await expect(chip(page, "Done")).toBeVisible({ timeout: 60_000 });
  const slider = page.getByRole("slider");
  const end = await slider.getAttribute("aria-valuetext");
  await slider.focus();
  await page.keyboard.press("Home");
  await expect(page.getByRole("option", { name: /^Synthesis, waiting/ })).toBeVisible();
  await expect(chip(page, "Queued")).toBeVisible();
  await page.keyboard.press("ArrowRight");
  await expect(slider).toHaveAttribute("aria-valuetext", /event 2$/);
  for (let times = 0; times < 12; times += 1) await page.keyboard.press("Shift+ArrowRight");
  await expect(page.getByRole("option", { name: /^Planner.*running/ })).toBeVisible();
  for (const _ of "5x, 10x, 20x, 50x") await page.keyboard.press("+");
  await page.keyboard.press("Space");
  await expect(page.getByRole("option", { name: /^Brief, done/ })).toBeVisible();
  await page.keyboard.press("End");
  await expect(slider).toHaveAttribute("aria-valuetext", end ?? "");
  expect((await journal(page.request, run)).at(-1)?.type).toBe("run.finished");
});

test("a step is read by keyboard: its output, the prompt as it was sent, its calls and their exact cost", async ({ page }) => {
  await begun(page);
  await expect(chip(page, "Done")).toBeVisible({ timeout: 60_000 });
  await page.getByRole("listbox", { name: "Steps" }).focus();
  for (let times = 0; times < 3; times += 1) await page.keyboard.press("ArrowDown");
  const detail = page.getByRole("complementary", { name: "Detail" });
  await expect(detail.getByText(/^Task t1 of Planner, round 1$/)).toBeVisible();
  await detail.getByRole("tab", { name: "Output" }).focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await expect(detail.getByText("Prompt, as sent")).toBeVisible();
  await expect(detail.getByText("Heat pumps in old houses").first()).toBeVisible();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await expect(detail.getByText("stop: end_turn")).toBeVisible();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await expect(detail.getByText(/^\$0\.\d{9}$/).first()).toBeVisible();
  await page.getByRole("listbox", { name: "Steps" }).focus();
  await page.keyboard.press("Escape");
  await expect(detail.getByText("Output of the run")).toBeVisible();
});

test("[T3] a connection that breaks is shown, and goes on after the last event that came through", async ({ page }) => {
  const answer = await page.request.post(`${home()}/api/v1/graphs/${graph}/runs?wait=60`, { data: { version: "draft" } });
  const { id } = (await answer.json()) as { id: string };
  const events = await journal(page.request, id);
  const piece = events.slice(0, 40).map((event) => `id: ${event.seq}\ndata: ${JSON.stringify(event)}\n\n`);
  // It breaks in the middle of the next one.
  const broken = `id: 41\ndata: ${JSON.stringify(events[40]).slice(0, 30)}`;
  await page.route(/\/events\?after=0$/, (route) => route.fulfill({ contentType: "text/event-stream", body: piece.join("") + broken }), {
    times: 1,
  });
  await page.goto(`${home()}/runs/${id}`);
  await expect(page.getByText("Connection lost.", { exact: false })).toBeVisible();
  await expect(page.getByText("Connection lost.", { exact: false })).toBeHidden();
  await page.getByRole("slider").focus();
  await page.keyboard.press("ArrowLeft");
  await expect(page.getByRole("slider")).toHaveAttribute(
    "aria-valuetext",
    new RegExp(`event ${(events.length - 1).toLocaleString("en")}$`),
  );
});

test("[E7] cancelling says so at once, ends the run within a second, and keeps what was done", async ({ page }) => {
  const run = await begun(page, stalling);
  await expect(page.getByRole("option", { name: /^Planner.*running/ })).toBeVisible();
  await page.getByRole("button", { name: "Cancel run" }).click();
  await expect(page.getByText(/^Cancell(ing|ed)$/).first()).toBeVisible();
  await expect(page.getByText(/^Cancelled after /)).toBeVisible();
  await expect(page.getByRole("button", { name: "Run again" })).toBeVisible();
  const events = await journal(page.request, run);
  const at = (type: string) => Date.parse(events.find((event) => event.type === type)?.at ?? "");
  expect(at("run.finished") - at("run.cancel_requested")).toBeLessThan(1_000);
});

test("[T10] a run is drawn on the version that ran, whatever its graph has become", async ({ page, request }) => {
  const before = echo("Changes later");
  const made = await request.post(`${home()}/api/v1/graphs`, { data: before });
  const id = ((await made.json()) as { id: string }).id;
  const answer = await request.post(`${home()}/api/v1/graphs/${id}/runs?wait=30`, { data: { version: "draft", input: { text: "hello" } } });
  const run = ((await answer.json()) as { id: string }).id;
  const after = { ...before, nodes: before.nodes.map((node) => ({ ...node, name: `New ${node.name}` })) };
  const saved = await request.put(`${home()}/api/v1/graphs/${id}`, { data: after, headers: { "if-match": made.headers()["etag"] ?? "" } });
  expect(saved.status()).toBe(200);
  await page.goto(`${home()}/runs/${run}`);
  await expect(page.getByRole("option", { name: /^Answer, done/ })).toBeVisible();
  await expect(page.locator('[data-node="answer"]')).toContainText("Answer");
  await expect(page.getByText("New Answer")).toHaveCount(0);
  await expect(page.getByText("You said hello")).toBeVisible();
});

test("a run that failed says what happened, what was kept, and what to do", async ({ page }) => {
  const answer = await page.request.post(`${home()}/api/v1/graphs/${graph}/runs?wait=30`, {
    data: { version: "draft", limits: { maxCostUsd: 0.001 } },
  });
  const { id } = (await answer.json()) as { id: string };
  await page.goto(`${home()}/runs/${id}`);
  await expect(chip(page, "Failed")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Planner failed" })).toBeVisible();
  await expect(page.getByText(/1 finished step is kept\. Raise the spend cap/)).toBeVisible();
  await page.getByRole("button", { name: "Show step" }).click();
  await expect(page.getByRole("complementary", { name: "Detail" }).getByRole("heading", { name: "Planner" })).toBeVisible();
});

test("axe finds nothing on a live run, in a step, in the form and on a narrow screen @themes", async ({ page }) => {
  test.slow();
  await begun(page, stalling);
  await expect(page.getByRole("option", { name: /^Planner.*running/ })).toBeVisible();
  await expectClean(page);
  await page.getByRole("option", { name: /^Planner/ }).click();
  await expectClean(page);
  await page.getByRole("button", { name: "Cancel run" }).click();
  await expect(chip(page, "Cancelled")).toBeVisible();
  await begun(page);
  await expect(chip(page, "Done")).toBeVisible({ timeout: 60_000 });
  await page.getByRole("option", { name: /^Planner/ }).click();
  await expectClean(page);
  await page.getByRole("button", { name: "Run again" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectClean(page);
  await page.keyboard.press("Escape");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole("button", { name: "All steps" }).click();
  for (const part of ["Steps", "Graph", "Time", "Output"]) {
    await page.getByRole("tab", { name: part }).click();
    await expectClean(page);
  }
});
