import { readdirSync, readFileSync } from "node:fs";
import { expect, test, type Page } from "@playwright/test";
import { keep } from "./support/graphs";

// Pictures of the documentation: `PICTURES=1 npx playwright test e2e/pictures.spec.ts`. They are looked at before they are kept.
test.skip(process.env.PICTURES !== "1", "pictures are made on request");

const input = { topic: "Heat pumps in older German homes", audience: "Homeowners" };
const guide = "docs/guide/kinds";
const kinds = readdirSync(guide)
  .map((file) => file.replace(/\.md$/, ""))
  .filter((kind) => kind !== "README");
const inBothThemes = ["planner", "executor", "router", "loop"];

async function shoot(page: Page, path: string): Promise<void> {
  await page.screenshot({ path: `docs/${path}.png`, animations: "disabled" });
}

/** The graph that a page of the guide shows. */
function exampleIn(file: string): { nodes: { id: string; kind: string }[] } {
  const [, example = ""] = /```json\n([\s\S]*?)```/.exec(readFileSync(file, "utf8")) ?? [];
  return JSON.parse(example) as { nodes: { id: string; kind: string }[] };
}

/** Opens a graph with one node selected. A form comes in pieces: its own code, then that of its text fields. */
async function openSelected(page: Page, graph: string, node: string): Promise<void> {
  await page.goto(`/graphs/${graph}`);
  await page.locator(`[data-node="${node}"]`).click({ position: { x: 60, y: 16 } });
  const form = page.getByRole("tabpanel", { name: "Settings" });
  await expect(form).toBeVisible();
  await expect(form.locator(".late, .inspector-wait")).toHaveCount(0);
  await expect(form.getByRole("textbox").first()).toBeVisible();
}

test("home, editor, run and share as they look @themes", async ({ page }, { project }) => {
  test.setTimeout(240_000);
  await page.goto("/");
  await page.getByRole("button", { name: "Use template Research brief" }).click();
  await expect(page.getByRole("region", { name: "Canvas" })).toBeVisible();
  const id = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  await openSelected(page, id, "plan");
  await shoot(page, `pictures/editor-${project.name}`);
  const started = (await (await page.request.post(`/api/v1/graphs/${id}/runs`, { data: { input } })).json()) as { id: string };
  await page.goto(`/runs/${started.id}`);
  await expect(page.getByText("Done", { exact: true }).first()).toBeVisible({ timeout: 120_000 });
  await expect(page.getByRole("button", { name: "Run again" })).toBeVisible({ timeout: 120_000 });
  await expect(page.locator('[data-node="brief"]')).toBeInViewport({ ratio: 0.99 });
  await shoot(page, `pictures/run-${project.name}`);
  const { url } = (await (await page.request.post(`/api/v1/runs/${started.id}/shares`, { data: {} })).json()) as { url: string };
  await page.goto(url);
  await expect(page.getByRole("slider")).toBeVisible();
  await expect(page.locator('[data-node="plan"]')).toBeVisible();
  await shoot(page, `pictures/share-${project.name}`);
  await page.goto("/");
  await expect(page.getByRole("region", { name: "Recent runs" })).toBeVisible();
  await shoot(page, `pictures/home-${project.name}`);
});

test("every other screen @themes", async ({ page }, { project }) => {
  test.setTimeout(400_000);
  const shot = (name: string) => shoot(page, `pictures/screens/${name}-${project.name}`);
  const graph = await keep(page.request, JSON.parse(readFileSync("lib/graph/templates/research-brief.baton.json", "utf8")) as object);
  const first = await ended(page, await page.request.post(`/api/v1/graphs/${graph}/runs`, { data: { input } }));
  const edits = { plan: { prompt: "Plan the research on {{question.topic}} in three tasks, each with figures." } };
  const second = await ended(page, await page.request.post(`/api/v1/runs/${first}/fork`, { data: { from: "plan", edits } }));
  await reviewed(page);
  for (const list of ["graphs", "runs", "inbox", "templates", "workers", "settings"]) {
    await page.goto(`/${list}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await page.waitForLoadState("networkidle");
    await shot(list);
  }
  await page.goto("/settings/connections");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await shot("connections");
  await page.goto("/graphs/trash");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await shot("trash");
  await page.goto(`/runs/${second}/compare?with=${first}`);
  await expect(page.getByText(/^First difference/)).toBeVisible();
  await expect(page.locator(".card").first()).toBeVisible();
  await shot("compare-runs");
  await page.goto(`/runs/${first}`);
  await page.getByRole("tab", { name: "Cost" }).click();
  await expect(page.getByText("Where it went")).toBeVisible();
  await shot("cost");
  await reword(page, graph);
  await page.goto(`/graphs/${graph}/compare?from=1&to=draft`);
  await expect(page.getByRole("region", { name: "Canvas" })).toBeVisible();
  await expect(page.locator('.card[data-mark="changed"]')).toBeVisible();
  await shot("compare-versions");
  await page.goto(`/graphs/${graph}`);
  await page.keyboard.press("o");
  await expect(page.getByRole("complementary", { name: "Outline" })).toBeVisible();
  // The form of the node that the cursor stands on comes in a piece of its own.
  await expect(page.getByRole("tabpanel", { name: "Settings" }).getByRole("textbox").first()).toBeVisible();
  await shot("outline");
  await page.keyboard.press("ControlOrMeta+k");
  await expect(page.getByRole("dialog", { name: "What to do, or where to go" })).toBeVisible();
  await shot("commands");
});

/** Another prompt for the planner, so that the draft differs. */
async function reword(page: Page, id: string): Promise<void> {
  type Answer = { graph: { nodes: { id: string; config: Record<string, unknown> }[] }; revision: number };
  const { graph, revision } = (await (await page.request.get(`/api/v1/graphs/${id}`)).json()) as Answer;
  for (const node of graph.nodes)
    if (node.id === "plan") node.config["prompt"] = "Plan three tasks on {{question.topic}}, each with figures.";
  await page.request.put(`/api/v1/graphs/${id}`, { data: graph, headers: { "if-match": `"${revision}"` } });
}

type Answer = { json: () => Promise<unknown> };

/** The run's id, once it is over. */
async function ended(page: Page, answer: Answer): Promise<string> {
  return become(page, answer, "succeeded");
}

/** The run's id, once it has a status. */
async function become(page: Page, answer: Answer, status: string): Promise<string> {
  const { id } = (await answer.json()) as { id: string };
  await expect
    .poll(async () => ((await (await page.request.get(`/api/v1/runs/${id}`)).json()) as { status: string }).status, { timeout: 120_000 })
    .toBe(status);
  return id;
}

/** A run whose plan waits for a person. */
async function reviewed(page: Page): Promise<string> {
  const graph = await keep(page.request, exampleIn("docs/guide/people.md"));
  return become(page, await page.request.post(`/api/v1/graphs/${graph}/runs`, { data: { input: {} } }), "waiting");
}

test("a plan while it is reviewed @themes", async ({ page }, { project }) => {
  await page.setViewportSize({ width: 1360, height: 860 });
  await page.goto(`/runs/${await reviewed(page)}`);
  await expect(page.getByRole("region", { name: "Planner asks" }).getByRole("button", { name: "Approve plan" })).toBeVisible();
  await page.getByRole("button", { name: "Show everything" }).click();
  await page.locator(".canvas .task").first().click();
  await expect(page.getByRole("textbox", { name: "Title" })).toBeVisible();
  await shoot(page, `guide/pictures/plan-review-${project.name}`);
});

test("every kind in the example of its page in the guide @themes", async ({ page }, { project }) => {
  test.setTimeout(900_000);
  await page.setViewportSize({ width: 1360, height: 680 });
  for (const kind of project.name === "dark" ? inBothThemes : kinds) {
    const graph = exampleIn(`${guide}/${kind}.md`);
    const node = graph.nodes.find((one) => one.kind === kind);
    await openSelected(page, await keep(page.request, graph), node?.id ?? kind);
    await shoot(page, `guide/pictures/${kind}-${project.name}`);
  }
});
