import type { Browser, Page } from "@playwright/test";
import type { Graph, GraphEdge, GraphNode } from "@/lib/graph/document";
import { framesDuring, type Frames } from "./frames";
import { beginRun, untilEnded } from "./live";

/** `openMs`: until rows are in sight and the page answers; `wholeMs`: until every event is read. `scroll`: wheel over all rows, each container open. */
export type TraceMeasured = { openMs: number; wholeMs: number; rows: number; scroll: Frames };

/** Opens a run of maps that transformed a thousand items each, and scrolls through every one of their rows. */
export async function measureTrace(browser: Browser, app: string, maps: number): Promise<TraceMeasured> {
  const id = await beginRun(app, mapsGraph(maps));
  await untilEnded(app, id);
  await open(browser, `${app}/runs/${id}`).then(({ page }) => page.close()); // once without counting
  const begin = performance.now();
  const { page, openMs } = await open(browser, `${app}/runs/${id}`);
  await page.locator(".transport-event", { hasText: /^event / }).waitFor();
  const wholeMs = performance.now() - begin;
  // From the last one up: what is opened pushes only what is below it out of sight.
  for (const folded of (await foldedNames(page)).toReversed()) {
    await page.getByRole("option", { name: folded }).first().click();
    await page.getByRole("listbox", { name: "Steps" }).press("Enter");
  }
  const rows = Number(await page.locator(".step-row").first().getAttribute("aria-setsize"));
  await page.locator(".waterfall-scroll").evaluate((element) => element.scrollTo(0, 0));
  const scroll = await framesDuring(page, () => wheel(page));
  await page.close();
  return { openMs, wholeMs, rows, scroll };
}

/** How soon the page of a run of two steps is there: what no other run's page can be quicker than. */
export async function measureSmall(browser: Browser, app: string): Promise<number> {
  const id = await beginRun(app, mapsGraph(0));
  await untilEnded(app, id);
  await open(browser, `${app}/runs/${id}`).then(({ page }) => page.close()); // as below
  const { page, openMs } = await open(browser, `${app}/runs/${id}`);
  await page.close();
  return openMs;
}

/** What nothing can scroll faster than: a page with a tall empty box. */
export async function emptyScroll(browser: Browser): Promise<Frames> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.setContent('<div class="waterfall-scroll" style="height: 400px; overflow: auto"><div style="height: 280000px"></div></div>');
  const frames = await framesDuring(page, () => wheel(page));
  await page.close();
  return frames;
}

async function open(browser: Browser, url: string): Promise<{ page: Page; openMs: number }> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const begin = performance.now();
  await page.goto(url, { waitUntil: "commit" });
  await page.locator(".step-row").first().waitFor();
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  return { page, openMs: performance.now() - begin };
}

async function foldedNames(page: Page): Promise<string[]> {
  const names = await page.locator(".step-row").evaluateAll((rows) => rows.map((row) => row.getAttribute("aria-label") ?? ""));
  return names.filter((name) => name.endsWith(", folded"));
}

async function wheel(page: Page): Promise<void> {
  const box = await page.locator(".waterfall-scroll").boundingBox();
  if (box !== null) await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  for (let move = 0; move < 90; move += 1) {
    await page.mouse.wheel(0, 400);
    await page.waitForTimeout(16);
  }
}

function mapsGraph(maps: number): Graph {
  const flow = (id: string, source: string, target: string, sourcePort = "out", targetPort = "in"): GraphEdge => ({
    id,
    kind: "flow",
    source,
    sourcePort,
    target,
    targetPort,
  });
  const items = Array.from({ length: 1_000 }, (_, index) => index);
  const each = Array.from({ length: maps }, (_, index): { nodes: GraphNode[]; edges: GraphEdge[] } => ({
    nodes: [
      {
        id: `m${index}`,
        kind: "map",
        name: `Map ${index}`,
        position: { x: 240, y: index * 264 },
        size: { width: 304, height: 224 },
        config: { items: "{{start.list}}", concurrency: 64 },
      },
      {
        id: `t${index}`,
        kind: "transform",
        name: `Part ${index}`,
        parent: `m${index}`,
        position: { x: 40, y: 80 },
        config: { template: `{{m${index}.item}}` },
      },
    ],
    edges: [
      flow(`a${index}`, "start", `m${index}`),
      flow(`b${index}`, `m${index}`, `t${index}`, "item"),
      flow(`c${index}`, `t${index}`, `m${index}`, "out", "result"),
      flow(`d${index}`, `m${index}`, "end"),
    ],
  }));
  const start: GraphNode = {
    id: "start",
    kind: "input",
    name: "Start",
    position: { x: 0, y: 0 },
    config: { fields: [{ key: "list", type: "json", default: items }] },
  };
  const end: GraphNode = { id: "end", kind: "output", name: "End", position: { x: 640, y: 0 }, config: { value: "done" } };
  return {
    version: 1,
    name: "Maps",
    nodes: [start, ...each.flatMap(({ nodes }) => nodes), end],
    edges: maps === 0 ? [flow("only", "start", "end")] : each.flatMap(({ edges }) => edges),
  };
}
