import { expect, test, type Page } from "@playwright/test";
import { keep } from "./support/graphs";
import { rendersSince, watchRenders } from "./support/renders";

const unique = (name: string) => `${name} ${Math.random().toString(36).slice(2, 8)}`;

const step = (id: string, x: number, y: number) => ({
  id,
  kind: "executor",
  name: `Step ${id}`,
  position: { x, y },
  config: { model: "claude-haiku-5-5", prompt: "Go on." },
});
const flow = (source: string, target: string) => ({
  id: `${source}_${target}`,
  kind: "flow",
  source,
  sourcePort: "out",
  target,
  targetPort: "in",
});

/** `count` nodes in rows of 20, each fed by the one before it. */
function chain(count: number) {
  const nodes = Array.from({ length: count }, (_, index) => step(`n${index}`, (index % 20) * 240, Math.floor(index / 20) * 160));
  return { version: 1, name: unique("Chain"), nodes, edges: nodes.slice(1).map((node, index) => flow(`n${index}`, node.id)) };
}

/** Small enough that all 61 are cards at once. */
const small = (index: number) => ({
  id: `n${index}`,
  kind: "transform",
  name: `Step ${index}`,
  position: { x: (index % 7) * 176, y: Math.floor(index / 7) * 80 },
  config: { template: "on" },
});
const sixtyOne = Array.from({ length: 61 }, (_, index) => small(index));

/** 20 times one node that feeds two, which feed the next: a million ways from end to end. */
function ladder() {
  const edges = Array.from({ length: 20 }, (_, rung) => {
    const [from, a, b, to] = [0, 1, 2, 3].map((each) => `n${rung * 3 + each}`) as [string, string, string, string]; // four of four
    return [flow(from, a), flow(from, b), flow(a, to), flow(b, to)];
  });
  return { version: 1, name: unique("Ladder"), nodes: sixtyOne, edges: edges.flat() };
}

async function open(page: Page, graph: { name: string }): Promise<void> {
  const id = await keep(page.request, graph);
  await page.goto(`/graphs/${id}`);
  await expect(page.locator(".canvas[data-far], .canvas .card").first()).toBeVisible();
}

/** Closer, until cards stand in place of the overview. */
async function readable(page: Page): Promise<void> {
  await expect(async () => {
    if ((await page.locator(".card").count()) === 0) await page.keyboard.press("+");
    expect(await page.locator(".card").count()).toBeGreaterThan(4);
  }).toPass();
}

test("dragging one node draws it and its edges again, and no other of two hundred", async ({ page }) => {
  await watchRenders(page);
  await open(page, chain(200));
  await readable(page);
  expect(new Set((await rendersSince(page)).cards).size, "what appears is counted").toBeGreaterThan(4);
  const box = await page.evaluate(() => {
    const middle = { x: window.innerWidth / 2, y: window.innerHeight / 2 };
    const far = (card: Element) => {
      const { x, y, width, height } = card.getBoundingClientRect();
      return Math.hypot(x + width / 2 - middle.x, y + height / 2 - middle.y);
    };
    const [card] = [...document.querySelectorAll<HTMLElement>(".card")].toSorted((a, b) => far(a) - far(b));
    const { x, y, width } = (card ?? document.body).getBoundingClientRect();
    return { id: card?.dataset["node"] ?? "", x: x + width / 2, y: y + 8 };
  });
  const index = Number(box.id.slice(1));
  await page.mouse.move(box.x, box.y);
  await page.mouse.down();
  await page.mouse.move(box.x + 20, box.y + 20);
  await expect(page.locator(`.react-flow__node.dragging[data-id="${box.id}"]`)).toBeVisible();
  await rendersSince(page);
  for (let move = 2; move <= 12; move += 1) await page.mouse.move(box.x + move * 10, box.y + move * 10);
  await expect(async () => expect((await rendersSince(page)).cards.length).toBeGreaterThan(0)).toPass();
  await page.mouse.move(box.x + 160, box.y + 160);
  const seen = { cards: new Set<string>(), wires: new Set<string>() };
  await expect(async () => {
    const { cards, wires } = await rendersSince(page);
    for (const id of cards) seen.cards.add(id);
    for (const id of wires) seen.wires.add(id);
    expect(seen.cards.size).toBeGreaterThan(0);
    expect(seen.wires.size).toBeGreaterThan(0);
  }).toPass();
  await page.mouse.up();
  expect([...seen.cards]).toEqual([box.id]);
  const own = [`n${index - 1}_n${index}`, `n${index}_n${index + 1}`];
  expect([...seen.wires].filter((id) => !own.includes(id))).toEqual([]);
});

test("a ladder of twenty diamonds adds no more to the page than a chain of as many nodes, but for its edges", async ({ page }) => {
  const parts = async (graph: { name: string; edges: unknown[] }) => {
    await open(page, graph);
    await expect(page.locator(".react-flow__node")).toHaveCount(61);
    await expect(page.locator(".react-flow__edge")).toHaveCount(graph.edges.length);
    const count = (selector: string) => page.locator(selector).count();
    const whole = await count("body *");
    const edges = await count(".react-flow__edges *");
    return { rest: whole - edges, perEdge: (edges - (await count(".react-flow__edges > svg > defs *"))) / graph.edges.length };
  };
  const edges = sixtyOne.slice(1).map((node, index) => flow(`n${index}`, node.id));
  const chained = await parts({ version: 1, name: unique("Chain"), nodes: sixtyOne, edges } as { name: string; edges: unknown[] });
  const laddered = await parts(ladder());
  expect(laddered.rest).toBeLessThanOrEqual(chained.rest);
  expect(laddered.perEdge).toBeLessThanOrEqual(chained.perEdge);
});
