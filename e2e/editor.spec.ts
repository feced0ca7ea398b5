import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Locator, type Page } from "@playwright/test";

const brief = {
  version: 1,
  name: "Editor test",
  nodes: [
    {
      id: "question",
      kind: "input",
      name: "Question",
      position: { x: 0, y: 0 },
      config: { fields: [{ key: "topic", type: "text", label: "Topic", required: true }] },
    },
    {
      id: "plan",
      kind: "planner",
      name: "Planner",
      position: { x: 224, y: 0 },
      config: { model: "claude-sonnet-5-5", effort: "medium", prompt: "Research {{question.topic}}.", maxTasks: 4 },
    },
    {
      id: "worker",
      kind: "executor",
      name: "Researcher",
      position: { x: 224, y: 264 },
      config: { model: "claude-haiku-5-5", prompt: "{{task.objective}}" },
    },
    { id: "brief", kind: "output", name: "Brief", position: { x: 504, y: 0 }, config: { value: "{{plan.output}}" } },
  ],
  edges: [
    { id: "e1", kind: "flow", source: "question", sourcePort: "out", target: "plan", targetPort: "in" },
    { id: "e2", kind: "delegate", source: "plan", target: "worker" },
    { id: "e3", kind: "flow", source: "plan", sourcePort: "out", target: "brief", targetPort: "in" },
  ],
};
const empty = { version: 1, name: "From nothing", nodes: [], edges: [] };

type Stored = {
  graph: {
    name: string;
    nodes: {
      id: string;
      kind: string;
      name: string;
      position: { x: number; y: number };
      size?: { width: number; height: number };
      parent?: string;
      config: Record<string, unknown>;
    }[];
    edges: { source: string; sourcePort?: string; target: string; targetPort?: string; kind: string }[];
  };
};

async function open(page: Page, graph: object): Promise<string> {
  const made = await page.request.post("/api/v1/graphs", { data: graph });
  expect(made.status()).toBe(201);
  const { id } = (await made.json()) as { id: string };
  await page.goto(`/graphs/${id}`);
  await expect(page.getByRole("region", { name: "Canvas" })).toBeVisible();
  return id;
}

async function stored(page: Page, id: string): Promise<Stored["graph"]> {
  return ((await (await page.request.get(`/api/v1/graphs/${id}`)).json()) as Stored).graph;
}

const card = (page: Page, id: string) => page.locator(`[data-node="${id}"]`);
const port = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const saved = (page: Page) => expect(page.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();

async function drag(page: Page, from: Locator, to: { x: number; y: number }): Promise<void> {
  const box = await from.boundingBox();
  if (box === null) throw new Error("there is nothing to drag");
  const start = { x: box.x + box.width / 2, y: box.y + Math.min(box.height / 2, 20) };
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  // As a hand does: what is dragged follows from the first small movement on.
  await page.mouse.move(start.x + 2, start.y + 2);
  await page.mouse.move(to.x - 8, to.y - 8, { steps: 4 });
  await page.mouse.move(to.x, to.y, { steps: 4 });
}

async function middle(locator: Locator): Promise<{ x: number; y: number }> {
  const box = await locator.boundingBox();
  if (box === null) throw new Error("it is not in sight");
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

test("[G5] a node is added by drag, moved, and every step undone and redone", async ({ page }) => {
  const id = await open(page, brief);
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
  const id = await open(page, brief);
  await drag(page, port(page, "Brief, input in"), await middle(port(page, "Researcher, output out")));
  await expect(page.getByText("Researcher takes tasks from a planner, so it has no flow edges.")).toBeVisible();
  await page.mouse.up();
  await drag(page, port(page, "Question, output out"), await middle(port(page, "Brief, input in")));
  await page.mouse.up();
  await expect.poll(async () => (await stored(page, id)).edges.length).toBe(4);
});

test("a graph is built, connected, renamed and run by keyboard alone", async ({ page }) => {
  test.slow();
  const id = await open(page, empty);
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
    await page
      .getByRole("complementary", { name: "Outline" })
      .getByRole("button", { name: new RegExp(`^${from},`) })
      .focus();
    await page.keyboard.press("Enter");
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

test("[G4] [G5] a node is dragged into a container, wired at its inner ends, and moved out by keyboard; its edges stay @themes", async ({
  page,
}) => {
  const id = await open(page, {
    version: 1,
    name: "Containers",
    nodes: [
      { id: "start", kind: "input", name: "Start", position: { x: 0, y: 0 }, config: { fields: [{ key: "pages", type: "json" }] } },
      { id: "pages", kind: "map", name: "Each page", position: { x: 224, y: 0 }, config: { items: "{{start.pages}}" } },
      {
        id: "write",
        kind: "executor",
        name: "Write",
        position: { x: 224, y: 280 },
        config: { model: "claude-haiku-5-5", prompt: "{{pages.item}}" },
      },
      { id: "end", kind: "output", name: "End", position: { x: 584, y: 0 }, config: { value: "{{pages.output}}" } },
    ],
    edges: [
      { id: "e1", kind: "flow", source: "start", sourcePort: "out", target: "pages", targetPort: "in" },
      { id: "e2", kind: "flow", source: "pages", sourcePort: "out", target: "end", targetPort: "in" },
    ],
  });
  const node = async (name: string) => (await stored(page, id)).nodes.find((each) => each.id === name);
  const map = await card(page, "pages").boundingBox();
  if (map === null) throw new Error("the map is not in sight");
  await drag(page, card(page, "write"), { x: map.x + 40 + 108, y: map.y + 100 });
  await expect(card(page, "pages")).toHaveAttribute("data-drop", "true");
  await page.mouse.up();
  await expect.poll(() => node("write")).toMatchObject({ parent: "pages", position: { x: 40, y: 80 } });

  await drag(page, port(page, "Each page, inner start"), await middle(port(page, "Write, input in")));
  await page.mouse.up();
  await drag(page, port(page, "Write, output out"), await middle(port(page, "Each page, inner end")));
  await page.mouse.up();
  await expect
    .poll(async () =>
      (await stored(page, id)).edges.slice(2).map((edge) => `${edge.source}.${edge.sourcePort} ${edge.target}.${edge.targetPort}`),
    )
    .toEqual(["pages.item write.in", "write.out pages.result"]);
  await expect(page.getByRole("button", { name: /^Run/ })).toBeEnabled();

  await page.getByRole("button", { name: "Size of Each page, 304 by 224" }).focus();
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("ArrowUp");
  await expect.poll(async () => (await node("pages"))?.size).toEqual({ width: 328, height: 224 });
  await page.keyboard.press("Escape");
  await page.keyboard.press("o");
  const outline = page.getByRole("complementary", { name: "Outline" });
  await expect(outline.getByRole("button", { name: /^Write, executor.*, inside of Each page$/ })).toBeVisible();
  await page.emulateMedia({ reducedMotion: "reduce" });
  expect((await new AxeBuilder({ page }).analyze()).violations.map((each) => each.id)).toEqual([]);
  await outline.getByRole("button", { name: "Move Write" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem", { name: "Move out of Each page" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect.poll(async () => (await node("write"))?.parent ?? "none").toBe("none");
  await page.getByRole("button", { name: "5 errors", exact: true }).click();
  await expect(page.getByText("Each page has no output item.").first()).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("button", { name: /^Run/ })).toBeEnabled();

  await outline.getByRole("button", { name: /^Each page, map/ }).click();
  await page.keyboard.press("Delete");
  await expect.poll(async () => (await stored(page, id)).nodes.map((each) => each.id)).toEqual(["start", "end"]);
  await page.keyboard.press("Control+z");
  await expect.poll(async () => (await stored(page, id)).edges.length).toBe(4);
});

test("renaming an id rewrites what refers to it", async ({ page }) => {
  const id = await open(page, brief);
  await card(page, "question").click();
  const field = page.getByRole("textbox", { name: "Id" });
  await field.fill("ask");
  await field.press("Enter");
  await expect
    .poll(async () => (await stored(page, id)).nodes.find((node) => node.id === "plan")?.config["prompt"])
    .toBe("Research {{ask.topic}}.");
});

test("two tabs cannot overwrite each other in silence", async ({ page, context }) => {
  const id = await open(page, brief);
  const other = await context.newPage();
  await other.goto(`/graphs/${id}`);
  await other.getByRole("textbox", { name: "Name of the graph" }).fill("Theirs");
  await saved(other);
  await expect.poll(async () => (await stored(page, id)).name).toBe("Theirs");

  await page.getByRole("textbox", { name: "Name of the graph" }).fill("Mine");
  await expect(page.getByText("This graph changed elsewhere.")).toBeVisible();
  expect((await stored(page, id)).name).toBe("Theirs");
  await page.getByRole("button", { name: "Keep both" }).click();
  await expect(page.getByRole("textbox", { name: "Name of the graph" })).toHaveValue("Theirs");
  await page.getByRole("button", { name: "Open it" }).click();
  await expect(page.getByRole("textbox", { name: "Name of the graph" })).toHaveValue("Mine (my copy)");
});

test("an edit outlives a server that does not answer, and a closed tab", async ({ page }) => {
  const id = await open(page, brief);
  await page.route(`**/api/v1/graphs/${id}`, (route) => (route.request().method() === "PUT" ? route.abort() : route.continue()));
  await page.getByRole("textbox", { name: "Name of the graph" }).fill("Not lost");
  await expect(page.getByRole("alert").filter({ hasText: "Not saved" })).toBeVisible();
  await page.unroute(`**/api/v1/graphs/${id}`);
  await page.route(`**/api/v1/graphs/${id}`, (route) => (route.request().method() === "PUT" ? route.abort() : route.continue()), {
    times: 1,
  });
  await page.reload();
  await page.getByRole("button", { name: "Bring them back" }).click();
  await expect(page.getByRole("textbox", { name: "Name of the graph" })).toHaveValue("Not lost");
  await expect.poll(async () => (await stored(page, id)).name, { timeout: 20_000 }).toBe("Not lost");
});

test("[C2] problems are listed live, lead to their node, and a slip is mended by one click", async ({ page }) => {
  await open(page, brief);
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
  await open(page, {
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
