import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { expectClean } from "./support/axe";
import { echo, keep, oneCall, run } from "./support/graphs";

/** Tests share one database: a name of its own keeps each apart. */
const unique = (name: string) => `${name} ${Math.random().toString(36).slice(2, 8)}`;

test("home offers three templates with their likely cost, and using one opens a graph of one's own", async ({ page }) => {
  await page.goto("/");
  const templates = page.getByRole("region", { name: "Start from a template" });
  await expect(templates.getByRole("article")).toHaveCount(3);
  for (const name of ["Research brief", "Support triage", "Document pipeline"])
    await expect(templates.getByRole("heading", { name })).toBeVisible();
  await expect(templates.getByText(/^(estimated \$0\.\d{4}, \d|about \$0\.\d{4} a run, )/)).toHaveCount(3);
  await templates.getByRole("button", { name: "Use template Support triage" }).click();
  await expect(page).toHaveURL(/\/graphs\/[a-z0-9]{20}$/);
  await expect(page.getByRole("region", { name: "Canvas" })).toBeVisible();
});

test("home says that runs are simulated while no key is set, and settings say how to set one", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByText("No key is set. Runs use the built-in simulated model and spend nothing.")).toBeVisible();
  await page.getByRole("link", { name: "Add a key" }).click();
  await expect(page).toHaveURL(/\/settings#key$/);
  await expect(page.getByText("ANTHROPIC_API_KEY=sk-ant-… npm start")).toBeVisible();
});

test("a new graph starts with an input and an output, or with nothing", async ({ page }) => {
  for (const [choice, nodes] of [
    ["From an input to an output", 2],
    ["Blank", 0],
  ] as const) {
    await page.goto("/graphs");
    await page.getByRole("button", { name: "New graph", exact: true }).click();
    await page.getByRole("menuitem", { name: choice }).click();
    await expect(page).toHaveURL(/\/graphs\/[a-z0-9]{20}$/);
    const { graph } = (await (await page.request.get(`/api/v1${new URL(page.url()).pathname}`)).json()) as { graph: { nodes: unknown[] } };
    expect(graph.nodes).toHaveLength(nodes);
  }
});

test("an imported document is checked and explained before it is kept, and nothing is run", async ({ page }) => {
  const name = unique("Imported");
  const runs = async () =>
    ((await (await page.request.get(`/api/v1/runs?text=${encodeURIComponent(name)}`)).json()) as { total: number }).total;
  await page.goto("/");
  await page.getByRole("button", { name: "Import", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Import a graph" });
  const text = dialog.getByRole("textbox", { name: "Or paste the document" });
  await text.fill("{ not json");
  await expect(dialog.getByText(/This is not JSON/)).toBeVisible();
  await text.fill(JSON.stringify({ ...echo(name), colour: "red" }));
  await expect(dialog.getByText("It cannot be imported: 1 problem.")).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Import graph" })).toBeDisabled();
  await text.fill(JSON.stringify(echo(name)));
  await expect(dialog.getByText("2 nodes: 1 input, 1 output")).toBeVisible();
  await dialog.getByRole("button", { name: "Import graph" }).click();
  await expect(page).toHaveURL(/\/graphs\/[a-z0-9]{20}$/);
  expect(await runs()).toBe(0);
});

test("[G3] a graph saved as a file carries the graphs that it runs", async ({ page }) => {
  const inner = unique("Carried");
  const { slug } = (await (await page.request.post("/api/v1/graphs", { data: echo(inner) })).json()) as { slug: string };
  const name = unique("Carrier");
  const call = { id: "call", kind: "subgraph", name: "Call", config: { graph: slug, version: "latest", input: {} } };
  await keep(page.request, { ...echo(name), nodes: [...echo(name).nodes, call] });
  await page.goto(`/graphs?text=${encodeURIComponent(name)}`);
  await page.getByRole("button", { name: `More for ${name}` }).click();
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("menuitem", { name: "Save as a file" }).click()]);
  const file = JSON.parse(readFileSync(await download.path(), "utf8")) as { subgraphs: Record<string, { name: string }> };
  expect(file.subgraphs[`${slug}@latest`]?.name).toBe(inner);
});

test("a graph is found by its name, deleted, brought back from the trash, and deleted for good only after a dialog", async ({ page }) => {
  const name = unique("To be deleted");
  await keep(page.request, echo(name));
  await page.goto("/graphs");
  await page.getByRole("searchbox", { name: "Search graphs" }).fill(name);
  await expect(page.getByRole("article")).toHaveCount(1);
  await page.getByRole("button", { name: `More for ${name}` }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await expect(page.getByRole("heading", { name: `No graph is called “${name}”` })).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("article")).toHaveCount(1);
  await page.getByRole("button", { name: `More for ${name}` }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await page.getByRole("link", { name: "Trash" }).click();
  const row = page.getByRole("main").getByRole("listitem").filter({ hasText: name });
  await expect(row).toBeVisible();
  await expectClean(page);
  await row.getByRole("button", { name: `Delete ${name} for good` }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete for good" }).click();
  await expect(row).toBeHidden();
});

test("a graph is tagged in the editor, and found by its tag and its name together @themes", async ({ page }) => {
  const [tag, name] = [unique("crew").toLowerCase(), unique("Tagged")];
  await keep(page.request, { ...echo(unique("Other")), tags: [tag] });
  const id = await keep(page.request, echo(name));
  await page.goto(`/graphs/${id}`);
  const field = page.getByRole("textbox", { name: "Tags" });
  await field.fill(tag.slice(0, 9));
  await page.getByRole("button", { name: `Add the tag ${tag}` }).click();
  await field.fill("second, third,");
  await page.getByRole("button", { name: "Remove the tag second" }).click();
  await expectClean(page);
  await page.keyboard.press("ControlOrMeta+s");
  await expect
    .poll(async () => ((await (await page.request.get(`/api/v1/graphs/${id}`)).json()) as { graph: { tags?: string[] } }).graph.tags)
    .toEqual([tag, "third"]);

  await page.goto("/graphs");
  await page.getByRole("article").filter({ hasText: name }).getByRole("link", { name: tag, exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`tag=${encodeURIComponent(tag).replaceAll("%20", "\\+")}`));
  await expect(page.getByRole("article")).toHaveCount(2);
  await page.getByRole("searchbox", { name: "Search graphs" }).fill(name);
  await expect(page.getByRole("article")).toHaveCount(1);
  await expect(page).toHaveURL(/tag=.*text=/);
  await expectClean(page);
  await page
    .getByRole("navigation", { name: "Tags" })
    .getByRole("link", { name: `${tag}, chosen. Show all graphs` })
    .click();
  await expect(page).toHaveURL(/\/graphs\?text=/);
});

test("[T8] the list of runs shows number, cost, tokens and time, filters, and follows a run to its end", async ({ page }) => {
  const name = unique("Listed");
  const graph = await keep(page.request, echo(name));
  const { number } = await run(page.request, graph, "tea");
  await page.goto(`/runs?graph=${graph}`);
  const row = page.getByRole("row").filter({ has: page.getByRole("link", { name: `Run ${number}, ${name}, Done` }) });
  await expect(row).toContainText("tea");
  await expect(row).toContainText("Simulated");
  await page.getByRole("button", { name: "Status any" }).click();
  await page.getByRole("menuitem", { name: "Failed" }).click();
  await expect(page).toHaveURL(/status=failed/);
  await expect(page.getByRole("heading", { name: "No run is like that" })).toBeVisible();
  await page.getByRole("link", { name: "All runs" }).click();
  await page.getByRole("link", { name: `Run ${number}, ${name}, Done` }).click();
  await expect(page).toHaveURL(/\/runs\/[a-z0-9]{20}$/);
});

test("[S3] a secret is added, never shown again, and deleted only after its dialog", async ({ page }) => {
  const name = `KEY_${Math.random().toString(36).slice(2, 8).toUpperCase()}`;
  await page.goto("/settings");
  await page.getByRole("link", { name: "Secrets and tool servers" }).click();
  const form = page.getByRole("group", { name: "Add a secret" });
  await form.getByRole("textbox", { name: "Name" }).fill("lower case");
  await form.getByLabel("Value").fill("canary-of-the-page");
  await expect(form.getByText(/Use capital letters/)).toBeVisible();
  await expect(form.getByRole("button", { name: "Add secret" })).toBeDisabled();
  await form.getByRole("textbox", { name: "Name" }).fill(name);
  await form.getByRole("button", { name: "Add secret" }).click();
  const row = page.getByRole("table", { name: "Secrets" }).getByRole("row").filter({ hasText: name });
  await expect(row).toBeVisible();
  await page.reload();
  await expect(row).toBeVisible();
  expect(await page.content()).not.toContain("canary-of-the-page");
  await row.getByRole("button", { name: `Delete ${name}` }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete secret" }).click();
  await expect(row).toHaveCount(0);
});

test("the studio can be walked by keyboard: skip link, places, landmarks", async ({ page }) => {
  await page.goto("/");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  await page.keyboard.press("Shift+F6");
  await expect(page.getByRole("region", { name: "Model in use" })).toBeFocused();
  await page.keyboard.press("Shift+F6");
  await expect(page.getByRole("navigation", { name: "Baton" })).toBeFocused();
  await page.getByRole("button", { name: "New graph", exact: true }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem", { name: "From an input to an output" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "New graph", exact: true })).toBeFocused();
});

test("below 768 px the lists are read without breakage", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const path of ["/", "/graphs", "/runs", "/templates", "/settings", "/settings/connections"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(390);
  }
});

test("below 768 px a graph is looked at and run, its settings are read, and nothing runs out of the window", async ({ page }) => {
  const graph = await keep(page.request, oneCall("On a phone"));
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/graphs/${graph}`);
  await expect(page.getByText("A wider window is needed to change the graph.", { exact: false })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await page.locator('[data-node="writer"]').click();
  await expect(page.getByRole("complementary", { name: "Detail" })).toContainText("House rule 4711");
  await expectClean(page);
  await page.getByRole("button", { name: /^Run/ }).click();
  await page.getByRole("dialog").getByRole("textbox", { name: "text" }).fill("tea");
  await page.getByRole("dialog").getByRole("button", { name: "Run", exact: true }).click();
  await expect(page).toHaveURL(/\/runs\/[a-z0-9]{20}$/);
});

test("the lists have no finding of axe, at rest and with a dialog or a menu open @themes", async ({ page }) => {
  test.slow();
  const name = unique("Looked at");
  await run(page.request, await keep(page.request, echo(name)), "tea");
  for (const path of ["/", "/graphs", "/runs", "/templates", "/settings", "/settings/connections"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectClean(page);
  }
  await page.goto("/");
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectClean(page);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "New graph", exact: true }).click();
  await expect(page.getByRole("menu")).toBeVisible();
  await expectClean(page);
});
