import { readFileSync } from "node:fs";
import { expect, test, type Locator, type Page } from "@playwright/test";
import { expectClean } from "./support/axe";
import { keep } from "./support/graphs";

const template = JSON.parse(readFileSync("lib/graph/templates/research-brief.baton.json", "utf8")) as {
  nodes: { kind: string; config: object }[];
};

/** A run of the template whose plan waits for somebody, looked at. */
async function reviewing(page: Page): Promise<{ canvas: Locator; plan: Locator; region: Locator; tasks: Locator }> {
  const nodes = template.nodes.map((node) => (node.kind === "planner" ? { ...node, config: { ...node.config, review: true } } : node));
  const name = `Reviewed on the canvas ${Math.random().toString(36).slice(2, 8)}`;
  const graph = await keep(page.request, { ...template, name, nodes });
  const answer = await page.request.post(`/api/v1/graphs/${graph}/runs`, { data: { input: { topic: "Heat pumps" } } });
  expect(answer.status()).toBe(202);
  await page.goto(`/runs/${((await answer.json()) as { id: string }).id}`);
  const canvas = page.getByRole("region", { name: "Canvas" });
  const region = canvas.locator(".region");
  const plan = page.getByRole("region", { name: "Planner asks" });
  await expect(region).toHaveAttribute("data-proposed", "true", { timeout: 30_000 });
  await expect(plan.getByRole("button", { name: "Approve plan" })).toBeVisible();
  await page.getByRole("button", { name: "Show everything" }).click();
  const tasks = canvas.locator(".task");
  return { canvas, plan, region, tasks };
}

/** Where a card stands on the canvas, wherever the camera is. */
const placeOf = (card: Locator) => card.evaluate((element) => element.closest<HTMLElement>(".react-flow__node")?.style.transform);
const titleOf = (task: Locator) => task.locator(".card-name").innerText();

test("[P4] the plan is on the canvas while it is reviewed: what is changed beside it changes there, and it stays in its place when approved @themes", async ({
  page,
}) => {
  const { canvas, plan, region, tasks } = await reviewing(page);
  const first = tasks.first();
  await expect(tasks).toHaveCount(await plan.getByRole("listitem").count());
  const count = await tasks.count();
  const camera = () => canvas.locator(".react-flow__viewport").getAttribute("style");
  await first.click();
  const before = await camera();
  await plan.getByRole("textbox", { name: "Title" }).fill("What a buyer pays");
  await expect(first.locator(".card-name")).toHaveText("What a buyer pays");
  await expect(first).toHaveAttribute("aria-current", "true");
  await expect(first).toHaveAccessibleName(/^What a buyer pays, task \w+, .+, proposed, ~\$0\.\d{4}$/);
  const last = tasks.last();
  await last.focus();
  await page.keyboard.press("Delete");
  await expect(last).toHaveAttribute("data-dropped", "true");
  await expect(last).toBeFocused();
  await expect(plan.getByText("dropped")).toBeVisible();
  await page.keyboard.press("Delete");
  await expect(last).not.toHaveAttribute("data-dropped");
  await expect(plan.getByText("dropped")).toBeHidden();
  await page.keyboard.press("Backspace");
  await expect(last).toHaveAttribute("data-dropped", "true");
  expect(await camera()).toBe(before);

  await region.getByRole("button", { name: "Add a task" }).click();
  await plan.getByRole("textbox", { name: "Title" }).fill("One more thing");
  await plan.getByRole("textbox", { name: "Objective" }).fill("Find one more thing out.");
  await plan.getByRole("checkbox", { name: "What a buyer pays" }).check();
  await expect(canvas.getByRole("img", { name: "What a buyer pays to One more thing, result, to come" })).toBeAttached();
  await expectClean(page);
  await page.screenshot({ path: test.info().outputPath("proposed.png") });

  const place = await placeOf(first);
  await plan.getByRole("button", { name: "Approve plan" }).click();
  await expect(region).not.toHaveAttribute("data-proposed");
  await expect(tasks).toHaveCount(count);
  await expect(first.locator(".card-name")).toHaveText("What a buyer pays");
  expect(await placeOf(first)).toBe(place);
  await expect(page.locator("header").getByText("Done", { exact: true })).toBeVisible({ timeout: 60_000 });
});

test("[P4] an edge drawn from one proposed task to another makes it wait, and a circle is refused while it is drawn", async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 768 });
  const { canvas, plan, tasks } = await reviewing(page);
  const [from, to] = [await titleOf(tasks.nth(0)), await titleOf(tasks.nth(1))];
  const port = (title: string, end: "input in" | "output out") => canvas.getByRole("button", { name: `${title}, ${end}`, exact: true });
  const drag = async (source: string, target: string) => {
    const [start, end] = [await port(source, "output out").boundingBox(), await port(target, "input in").boundingBox()];
    await page.mouse.move(start!.x, start!.y);
    await page.mouse.down();
    await page.mouse.move(end!.x - 12, end!.y - 12, { steps: 4 });
    await page.mouse.move(end!.x, end!.y, { steps: 4 });
  };
  await drag(from, to);
  await page.mouse.up();
  await expect(canvas.getByRole("img", { name: `${from} to ${to}, result, to come` })).toBeAttached();
  await expect(plan.getByText("1 change", { exact: true })).toBeVisible();
  await drag(to, from);
  await expect(canvas.getByRole("status")).toHaveText(`${to} waits for ${from}: that would be a circle.`);
  await page.mouse.up();
  await expect(plan.getByText("1 change", { exact: true })).toBeVisible();
  // Beside the canvas a circle can be made; then both tasks say that they are in it.
  await tasks.filter({ hasText: from }).click();
  await plan.getByRole("checkbox", { name: to }).check();
  await expect(plan.getByRole("alert")).toHaveText("The dependencies of the tasks form a cycle.");
  await expect(canvas.getByRole("group", { name: new RegExp(`^${from}, task .*, 1 error$`) })).toBeVisible();
  await expect(canvas.getByRole("group", { name: new RegExp(`^${to}, task .*, 1 error$`) })).toBeVisible();
  await page.screenshot({ path: test.info().outputPath("circle.png") });
});

test("[P4] played back, the plan stands there as it was asked about, and nothing of it can be changed", async ({ page }) => {
  const { plan, region, tasks } = await reviewing(page);
  const title = await titleOf(tasks.first());
  await tasks.first().click();
  await plan.getByRole("textbox", { name: "Title" }).fill("Reworded");
  await expect(tasks.first().locator(".card-name")).toHaveText("Reworded");
  await page.getByRole("button", { name: "Pause" }).click();
  await expect(tasks.first().locator(".card-name")).toHaveText(title);
  await expect(region).toHaveAttribute("data-proposed", "true");
  await expect(region.getByRole("button", { name: "Add a task" })).toHaveCount(0);
  await tasks.first().focus();
  await page.keyboard.press("Delete");
  await page.keyboard.press("End");
  await expect(tasks.first().locator(".card-name")).toHaveText("Reworded");
  await expect(tasks.first()).not.toHaveAttribute("data-dropped");
});
