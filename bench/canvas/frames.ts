import type { Page } from "@playwright/test";

/** Milliseconds between one picture and the next. */
export type Frames = { median: number; p95: number };

/** Frame times of the page while something is done to it. */
export async function framesDuring(page: Page, work: () => Promise<void>): Promise<Frames> {
  await page.evaluate(() => {
    const times: number[] = [];
    const state = { on: true, times };
    (window as unknown as { benchFrames: typeof state }).benchFrames = state; // a place of its own on the page that is measured
    const tick = (now: number) => {
      times.push(now);
      if (state.on) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  await work();
  const times = await page.evaluate(() => {
    const state = (window as unknown as { benchFrames: { on: boolean; times: number[] } }).benchFrames; // as above
    state.on = false;
    return state.times;
  });
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? time));
  return { median: at(gaps, 0.5), p95: at(gaps, 0.95) };
}

function at(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

const moves = 90;

/** Real wheel events, about one a frame. */
export async function pan(page: Page): Promise<void> {
  await overCanvas(page);
  for (let move = 0; move < moves; move += 1) {
    const back = move >= moves / 2 ? -1 : 1;
    await page.mouse.wheel(24 * back, 12 * back);
    await page.waitForTimeout(16);
  }
}

/** In and out again, around the middle. */
export async function zoom(page: Page): Promise<void> {
  await overCanvas(page);
  await page.keyboard.down("Control");
  for (let move = 0; move < moves; move += 1) {
    await page.mouse.wheel(0, move < moves / 2 ? -40 : 40);
    await page.waitForTimeout(16);
  }
  await page.keyboard.up("Control");
}

async function overCanvas(page: Page): Promise<void> {
  const box = await page.locator(".react-flow").boundingBox();
  if (box !== null) await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
}

/** The first card in sight, to and fro. */
export async function drag(page: Page): Promise<void> {
  const card = page.locator(".react-flow__node .card-head").first();
  const box = await card.boundingBox();
  if (box === null) throw new Error("no card is in sight");
  const [x, y] = [box.x + box.width / 2, box.y + 8];
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let move = 1; move <= moves; move += 1) {
    await page.mouse.move(x + 2 * move, y + move);
    await page.waitForTimeout(16);
  }
  await page.mouse.up();
}

/** From the page's first script on: how long it could not answer. */
export async function watchTasks(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const tasks: number[] = [];
    (window as unknown as { benchTasks: number[] }).benchTasks = tasks; // a place of its own on the page that is measured
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map((entry) => entry.duration))).observe({ type: "longtask" });
  });
}

export async function forgetTasks(page: Page): Promise<void> {
  await page.evaluate(() => (window as unknown as { benchTasks: number[] }).benchTasks.splice(0)); // as above
}

/** Milliseconds; 0: none was longer than 50. */
export async function longestTask(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(0, ...(window as unknown as { benchTasks: number[] }).benchTasks)); // as above
}
