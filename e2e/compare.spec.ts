import { expect, test, type Page } from "@playwright/test";
import { expectClean } from "./support/axe";
import { keep, oneCall, run } from "./support/graphs";

const difference = (page: Page) => page.getByRole("region", { name: "Difference" });
const steps = (page: Page) => page.getByRole("region", { name: "Steps" });

test("[F1] [F2] a fork says what it will reuse, lands beside its origin while it goes on, and names the first difference @themes", async ({
  page,
}) => {
  const graph = await keep(page.request, oneCall("Beside"));
  const first = await run(page.request, graph, "tides");
  await page.goto(`/runs/${first.id}`);
  await page.getByRole("option", { name: /^Writer, / }).click();
  await page.getByRole("button", { name: "Fork from here" }).click();
  const settings = page.getByRole("group", { name: "Settings in the new run" });
  await expect(page.getByRole("region", { name: "What the fork will do" })).toContainText(/1 reused, 2 run, (about |<)\$0/);
  const prompt = settings.getByRole("textbox", { name: "Prompt", exact: true });
  await prompt.fill("Write one line against {{question.text}}.");
  await expectClean(page);
  await page.screenshot({ path: test.info().outputPath("fork.png") });
  await page.getByRole("button", { name: "Fork and compare" }).click();

  await expect(page).toHaveURL(new RegExp(`/runs/\\w+/compare\\?with=${first.id}`));
  const fork = new URL(page.url()).pathname.split("/").at(-2) ?? "";
  // Other tests start runs beside this one, so the fork's number is not simply the next.
  const { number } = (await (await page.request.get(`/api/v1/runs/${fork}`)).json()) as { number: number };
  await expect(page.getByText("First difference: Writer, its prompt")).toBeVisible();
  await expect(steps(page).getByRole("row", { name: /^Done Answer/ })).toBeVisible();
  await expect(steps(page).getByRole("row", { name: /^Reused Question.*same$/ })).toBeVisible();
  await page.getByRole("button", { name: /^Go to the first difference/ }).click();
  await expect(difference(page).getByRole("heading", { name: "Writer" })).toBeVisible();
  await expect(difference(page).locator("del")).toHaveText("about");
  await expect(difference(page).locator("ins")).toHaveText("against");
  await expectClean(page);
  await page.screenshot({ path: test.info().outputPath("compare.png") });

  await page.getByRole("radio", { name: "Inline" }).click();
  await expect(difference(page).locator("ins")).toHaveText("against");
  await difference(page).getByRole("radio", { name: "Settings" }).click();
  await expect(difference(page).locator("ins")).toHaveText("against");
  await page.getByRole("button", { name: "Swap A and B" }).click();
  await expect(page).toHaveURL(/swap=1/);
  await expect(page.getByRole("button", { name: /^A Run \d+/ })).toContainText(`Run ${number}`);

  await page.getByRole("button", { name: "Swap A and B" }).click();
  // What is kept is what stands at B now.
  await expect(page.getByRole("button", { name: /^A Run \d+/ })).toContainText(`Run ${first.number}`);
  await page.getByRole("button", { name: "Keep B as the draft" }).click();
  await expect(page).toHaveURL(new RegExp(`/graphs/${graph}$`));
  await expect(page.getByRole("group", { name: /^Writer, / })).toContainText("against");
});

test("an edited fork that is run again runs as it was edited, with all that went in", async ({ page }) => {
  const graph = await keep(page.request, oneCall("Anew"));
  const topic = "a long list of tides ".repeat(300).trim();
  const first = await run(page.request, graph, topic);
  const edits = { writer: { prompt: "Write one line against {{question.text}}." } };
  const forked = await page.request.post(`/api/v1/runs/${first.id}/fork?wait=30`, { data: { from: "writer", edits } });
  const { id } = (await forked.json()) as { id: string };
  await page.goto(`/runs/${id}`);
  await page.getByRole("button", { name: "Run again" }).click();
  const dialog = page.getByRole("dialog", { name: "Run Anew" });
  await expect(dialog.getByRole("textbox")).toHaveValue(topic);
  await dialog.getByRole("button", { name: "Run", exact: true }).click();
  await expect(page).not.toHaveURL(new RegExp(id));
  const again = (await (await page.request.get(`/api/v1/runs/${page.url().split("/").at(-1)}`)).json()) as { graph: object; input: object };
  expect(JSON.stringify(again.graph)).toContain("Write one line against");
  expect(again.input).toEqual({ text: topic });
});

test("two runs of a graph are compared from the run's own menu; canvas and list say what differs", async ({ page }) => {
  const graph = await keep(page.request, oneCall("Chosen"));
  const first = await run(page.request, graph, "tea");
  const second = await run(page.request, graph, "coffee");
  await page.goto(`/runs/${second.id}`);
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: "Compare with" }).click();
  await page.getByRole("option", { name: new RegExp(`^Run ${first.number} `) }).click();
  await expect(page.getByText("First difference: Question, its input")).toBeVisible();
  await expect(page.getByRole("group", { name: /^Writer, .*text changed$/ })).toBeVisible();

  await page.getByRole("radio", { name: "Model" }).click();
  await expect(page.getByRole("group", { name: /^Writer, .*changed$/ })).toHaveCount(0);
  await steps(page).getByRole("button", { name: "Cost, A to B" }).click();
  await expect(page.getByRole("columnheader", { name: "Cost, A to B" })).toHaveAttribute("aria-sort", "descending");
  await steps(page)
    .getByRole("button", { name: /Writer/ })
    .click();
  await difference(page).getByRole("radio", { name: "Prompt" }).click();
  await expect(difference(page).locator("del")).toHaveText("tea");
  await expect(difference(page).locator("ins")).toHaveText("coffee");
});

test("two runs that looked up different things show beside each other what was asked of the tool and what it gave", async ({ page }) => {
  const plain = oneCall("Looked up");
  const writer = { id: "desk", kind: "tool", name: "Desk", position: { x: 280, y: 0 } };
  const config = { server: "samples", tool: "search-help", arguments: { query: "{{question.text}}" } };
  const nodes = plain.nodes.map((node) => (node.id === "writer" ? { ...writer, config } : node));
  const edges = plain.edges.map((edge) => ({
    ...edge,
    source: edge.source.replace("writer", "desk"),
    target: edge.target.replace("writer", "desk"),
  }));
  const graph = await keep(page.request, {
    ...plain,
    nodes: nodes.map((node) => (node.id === "answer" ? { ...node, config: { value: "{{desk.output}}" } } : node)),
    edges,
  });
  const first = await run(page.request, graph, "invoice");
  const second = await run(page.request, graph, "password");
  await page.goto(`/runs/${first.id}/compare?with=${second.id}`);
  await steps(page).getByRole("button", { name: /Desk/ }).click();
  await difference(page).getByRole("radio", { name: "Calls" }).click();
  await expect(difference(page).getByText("1. Tool, samples: search-help").first()).toBeVisible();
  await expect(difference(page).locator("del", { hasText: "invoice" }).first()).toBeVisible();
  await expect(difference(page).locator("ins", { hasText: "password" }).first()).toBeVisible();
});
