import { expect, test, type Page } from "@playwright/test";
import { expectClean } from "./support/axe";
import { containers, keep, oneCall, run } from "./support/graphs";

const rows = [
  { house: "Low", cost: 12540, years: 9.6 },
  { house: "High", cost: 24100, years: null },
  { house: "Mid", cost: 16950, years: 14.4 },
];

/** Two writers on one question; what the second says nobody reads, and the answer is a list. */
function twoWriters() {
  const { nodes, edges, ...graph } = oneCall(`Money ${Date.now()}`);
  const [question, writer, answer] = nodes;
  return {
    ...graph,
    nodes: [
      question,
      { ...writer, config: { model: "claude-sonnet-5-5", prompt: "Write one line about {{question.text}}." } },
      {
        ...writer,
        id: "unheard",
        name: "Unheard",
        position: { x: 280, y: 200 },
        config: { model: "claude-haiku-5-5", prompt: "Say more." },
      },
      { id: "list", kind: "transform", name: "List", position: { x: 560, y: 0 }, config: { template: rows } },
      { ...answer, position: { x: 800, y: 0 }, config: { value: "{{list.output}}" } },
    ],
    edges: [
      ...edges.filter(({ target }) => target === "writer"),
      { id: "e3", kind: "flow", source: "question", sourcePort: "out", target: "unheard", targetPort: "in" },
      { id: "e4", kind: "flow", source: "writer", sourcePort: "out", target: "list", targetPort: "in" },
      { id: "e5", kind: "flow", source: "list", sourcePort: "out", target: "answer", targetPort: "in" },
    ],
  };
}

async function finished(page: Page): Promise<string> {
  const { id, status } = await run(page.request, await keep(page.request, twoWriters()), "tides");
  expect(status).toBe("succeeded");
  await page.goto(`/runs/${id}`);
  return id;
}

const table = (page: Page, name: string) => page.getByRole("table", { name, exact: true });

test("[T6] the cost of a run stands by node and by model, with what came to nothing and other terms @themes", async ({ page }) => {
  await finished(page);
  await page.getByRole("tab", { name: "Cost" }).click();
  const nodes = table(page, "Cost by node");
  await expect(nodes.getByRole("rowheader")).toHaveCount(2);
  await expect(nodes.getByRole("rowheader").first()).toContainText("Writer");
  const asIs = table(page, "What the same tokens would have cost");
  await expect(asIs.getByRole("row", { name: /Executors one tier down.*Haiku 5\.5 for Sonnet 5\.5/ })).toContainText("−");
  await expect(asIs.getByRole("row", { name: /In batches/ })).toContainText("−50 %");
  await expect(page.getByText(/Computed from recorded usage, same tokens, at list price/)).toBeVisible();
  await expectClean(page);

  await page.getByRole("radio", { name: "Model" }).click();
  await expect(table(page, "Cost by model").getByRole("rowheader", { name: "Claude Sonnet 5.5" })).toBeVisible();

  const waste = table(page, "Work that came to nothing");
  await expect(waste.getByRole("row", { name: /Unheard.*Nothing read its result/ })).toBeVisible();
  await waste.getByRole("button", { name: "Unheard" }).click();
  await expect(page.getByRole("heading", { name: "Unheard", level: 2 })).toBeVisible();
});

test("a part that does not come says so and is asked for again, and the rest of the page stays", async ({ page }) => {
  await finished(page);
  await page.route("**/_next/static/chunks/**", (route) => route.abort());
  await page.getByRole("tab", { name: "Cost" }).click();
  await expect(page.getByText("This part did not load.")).toBeVisible();
  await expect(page.getByRole("group", { name: /^Writer, / })).toBeVisible();
  await page.unroute("**/_next/static/chunks/**");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(table(page, "Cost by node")).toBeVisible();
});

test("a list of objects is a table that sorts, and the same as JSON; it can be copied whole @themes", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await finished(page);
  const panel = page.getByRole("tabpanel");
  const houses = () => panel.getByRole("row").locator("td:first-child").allInnerTexts();
  expect(await houses()).toEqual(["Low", "High", "Mid"]);
  await panel.getByRole("button", { name: "years" }).click();
  await expect(panel.getByRole("columnheader", { name: "years" })).toHaveAttribute("aria-sort", "ascending");
  expect(await houses()).toEqual(["Low", "Mid", "High"]);
  await panel.getByRole("button", { name: "years" }).click();
  expect(await houses()).toEqual(["Mid", "Low", "High"]);
  await expectClean(page);

  await panel.getByRole("button", { name: "Copy output" }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(JSON.stringify(rows, null, 2));
  await panel.getByRole("radio", { name: "JSON" }).click();
  await expect(panel.getByText('"Low"')).toBeVisible();
  await expect(panel.getByRole("table")).toHaveCount(0);
});

test("the request of a call can be copied, as can its prompt", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await finished(page);
  await page.getByRole("option", { name: /^Writer/ }).click();
  await page.getByRole("tab", { name: "Prompt" }).click();
  await page.getByRole("button", { name: "Copy prompt, as sent" }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe("Write one line about tides.");
  await page.getByRole("tab", { name: "Usage" }).click();
  await page.getByRole("button", { name: "Copy request id" }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(/^req_/);
});

test("long prompts are read when somebody asks, and then caching is computed for what repeats in them", async ({ page }) => {
  const graph = containers(`Caching ${Date.now()}`);
  const system = "Keep to the rules of the house. ".repeat(200);
  const nodes = graph.nodes.map((node) => (node.id === "write" ? { ...node, config: { ...node.config, system } } : node));
  const kept = await keep(page.request, { ...graph, nodes, limits: { concurrency: 1 } });
  const answer = await page.request.post(`/api/v1/graphs/${kept}/runs?wait=60`, { data: { input: {} } });
  await page.goto(`/runs/${((await answer.json()) as { id: string }).id}`);
  await page.getByRole("tab", { name: "Cost" }).click();
  await page.getByRole("button", { name: "Read 3 long prompts for caching" }).click();
  await expect(page.getByText("All prompts are read.")).toBeFocused();
  const line = table(page, "What the same tokens would have cost").getByRole("row", {
    name: /With prompt caching.*3 calls of one node begin alike/,
  });
  await expect(line).toContainText("−");
});

test("[S2] a share that hides costs has no sums under Cost either", async ({ page }) => {
  const id = await finished(page);
  const made = await page.request.post(`/api/v1/runs/${id}/shares`, { data: { show: { costs: false } } });
  expect(made.ok()).toBe(true);
  await page.goto(((await made.json()) as { url: string }).url);
  await page.getByRole("tab", { name: "Cost" }).click();
  await expect(page.getByText("The owner chose not to share costs.")).toBeVisible();
  await expect(page.getByRole("tabpanel").getByText("$")).toHaveCount(0);
});
