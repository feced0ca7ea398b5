import { expect, type Locator, type Page } from "@playwright/test";

export const brief = {
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
export const empty = { version: 1, name: "From nothing", nodes: [], edges: [] };

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

/** Keeps a graph and opens it in the editor. */
export async function openEditor(page: Page, graph: object): Promise<string> {
  const made = await page.request.post("/api/v1/graphs", { data: graph });
  expect(made.status()).toBe(201);
  const { id } = (await made.json()) as { id: string };
  await page.goto(`/graphs/${id}`);
  await expect(page.getByRole("region", { name: "Canvas" })).toBeVisible();
  return id;
}

/** The document as it is kept now. */
export async function stored(page: Page, id: string): Promise<Stored["graph"]> {
  return ((await (await page.request.get(`/api/v1/graphs/${id}`)).json()) as Stored).graph;
}

export const card = (page: Page, id: string) => page.locator(`[data-node="${id}"]`);
export const port = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
export const saved = (page: Page) => expect(page.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();

export async function drag(page: Page, from: Locator, to: { x: number; y: number }): Promise<void> {
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

export async function middle(locator: Locator): Promise<{ x: number; y: number }> {
  const box = await locator.boundingBox();
  if (box === null) throw new Error("it is not in sight");
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
