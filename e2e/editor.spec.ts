import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { brief, card, drag, empty, middle, openEditor, port, saved, stored } from "./support/editor";
import { toRow } from "./support/keys";

test("[G5] a node is added by drag, moved, and every step undone and redone", async ({ page }) => {
  const id = await openEditor(page, brief);
  const canvas = page.getByRole("region", { name: "Canvas" });
  const place = await middle(canvas);
  await page.getByRole("button", { name: "Executor" }).dragTo(canvas, { targetPosition: { x: 560, y: 420 } });
  await expect(card(page, "executor")).toBeVisible();
  await drag(page, card(page, "executor"), { x: place.x + 120, y: place.y + 160 });
  await page.mouse.up();
  await expect.poll(async () => (await stored(page, id)).nodes.length).toBe(5);
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await expect(card(page, "executor")).toHaveCount(0);
  await page.keyboard.press("Control+Shift+z");
  await expect(card(page, "executor")).toBeVisible();
  await saved(page);
  await expect.poll(async () => (await stored(page, id)).nodes.map((node) => node.id)).toContain("executor");
});

test("[C3] a connection that makes no sense is refused, and the port says why", async ({ page }) => {
  const id = await openEditor(page, brief);
  await drag(page, port(page, "Brief, input in"), await middle(port(page, "Researcher, output out")));
  await expect(page.getByText("Researcher takes tasks from a planner, so it has no flow edges.")).toBeVisible();
  await page.mouse.up();
  await drag(page, port(page, "Question, output out"), await middle(port(page, "Brief, input in")));
  await page.mouse.up();
  await expect.poll(async () => (await stored(page, id)).edges.length).toBe(4);
});

test("a graph is built, connected, renamed and run by keyboard alone", async ({ page }) => {
  test.slow();
  const id = await openEditor(page, empty);
  // The page listens to keys as soon as it is awake.
  await expect(async () => {
    await page.keyboard.press("/");
    await expect(page.getByRole("dialog")).toBeVisible({ timeout: 500 });
  }).toPass();
  await page.keyboard.press("Escape");
  const add = async (kind: string) => {
    await page.keyboard.press("/");
    await expect(page.getByRole("dialog")).toBeVisible();
    await page.keyboard.type(kind);
    await page.keyboard.press("Enter");
  };
  await add("Input");
  await expect(card(page, "input")).toBeVisible();
  await add("Executor");
  await add("Output");
  await expect(card(page, "output")).toBeVisible();

  const connect = async (from: string, to: string) => {
    await page.keyboard.press("o");
    await toRow(page, from);
    await page.keyboard.press("c");
    await page.keyboard.type(to);
    await page.keyboard.press("Enter");
    await page.keyboard.press("o");
  };
  await connect("Input", "Executor from out");
  await page.keyboard.press("Escape");
  await connect("Executor", "Output from out");
  await expect
    .poll(async () => (await stored(page, id)).edges.map((edge) => `${edge.source} ${edge.target}`))
    .toEqual(["input executor", "executor output"]);

  await page.keyboard.press("F2");
  await page.keyboard.type("Writer");
  await page.keyboard.press("Enter");
  const prompt = page.getByRole("textbox", { name: "Prompt", exact: true });
  await prompt.focus();
  await page.keyboard.type("Write about {{topic");
  await expect(page.getByRole("option", { name: /input\.topic/ })).toBeVisible();
  await page.keyboard.press("Enter");
  await page.keyboard.type(".");
  await expect
    .poll(async () => (await stored(page, id)).nodes.find((node) => node.id === "executor"))
    .toMatchObject({ name: "Writer", config: { prompt: "Write about {{input.topic}}." } });

  await card(page, "executor").focus();
  const before = (await stored(page, id)).nodes.find((node) => node.id === "executor")?.position.y ?? 0;
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Shift+ArrowDown");
  await expect.poll(async () => (await stored(page, id)).nodes.find((node) => node.id === "executor")?.position.y).toBe(before + 32);

  await page.keyboard.press("Control+Enter");
  await page.getByRole("textbox", { name: "Topic" }).fill("Tides");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/runs\//);
});

test("renaming an id rewrites what refers to it", async ({ page }) => {
  const id = await openEditor(page, brief);
  await card(page, "question").click();
  const field = page.getByRole("textbox", { name: "Id" });
  await field.fill("ask");
  await field.press("Enter");
  await expect
    .poll(async () => (await stored(page, id)).nodes.find((node) => node.id === "plan")?.config["prompt"])
    .toBe("Research {{ask.topic}}.");
});

test("[C2] problems are listed live, lead to their node, and a slip is mended by one click", async ({ page }) => {
  await openEditor(page, brief);
  await expect(page.getByRole("button", { name: /^Run/ })).toBeEnabled();
  await card(page, "plan").click();
  const prompt = page.getByRole("textbox", { name: "Prompt", exact: true });
  await prompt.fill("Research {{question.topik}}.");
  await expect(page.getByRole("button", { name: /^Run/ })).toBeDisabled();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "1 error", exact: true }).click();
  const row = page.getByRole("listitem").filter({ hasText: "question.topik does not exist." });
  await row.getByRole("button", { name: "Planner" }).click();
  await expect(page.getByRole("textbox", { name: "Name", exact: true })).toHaveValue("Planner");
  await row.getByRole("button", { name: "Replace" }).click();
  await expect(row).toHaveCount(0);
  await expect(prompt).toHaveText("Research {{question.topic}}.");
  await expect(page.getByRole("button", { name: /^Run/ })).toBeEnabled();
});

test("the editor has no finding of axe, at rest and with each part open @themes", async ({ page }) => {
  test.slow();
  await page.emulateMedia({ reducedMotion: "reduce" });
  await openEditor(page, {
    ...brief,
    nodes: brief.nodes.map((node) => (node.id === "brief" ? { ...node, config: { value: "{{plan.outputs}}" } } : node)),
  });
  const clean = async () =>
    expect(
      (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`),
    ).toEqual([]);
  await expect(page.getByRole("button", { name: "1 error", exact: true })).toBeVisible();
  await page.getByRole("button", { name: "1 error", exact: true }).click();
  await clean();
  await card(page, "plan").click();
  await expect(page.getByRole("textbox", { name: "Prompt", exact: true })).toBeVisible();
  await clean();
  await page.getByRole("tab", { name: /Connections/ }).click();
  await page.getByRole("button", { name: "Connect to …" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await clean();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Replace" }).click();
  await expect(page.getByRole("button", { name: /^Run/ })).toBeEnabled();
  await page.getByRole("button", { name: /^Run/ }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await clean();
});
