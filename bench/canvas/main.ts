import { existsSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { chromium, type Browser, type Page } from "@playwright/test";
import { z } from "zod";
import { ensureOwner, localPerson } from "@/lib/data/owners";
import { pool } from "@/lib/data/pool";
import { cluster } from "@/lib/runtime/postgres/cluster";
import { ensureDatabase } from "@/lib/runtime/postgres/ensure-database";
import { prepareDatabase } from "@/lib/runtime/postgres/prepare-database";
import { halt } from "@/lib/runtime/postgres/server";
import { buildWeb } from "@/bin/supervisor/web-build";
import { foreignEnvironment, startModel, startWeb, startWorkerProcess, type Program } from "../programs";
import { drag, framesDuring, pan, zoom, type Frames } from "./frames";
import { serveFloor } from "./floor";
import { fanGraph, gridGraph, runnableGrid } from "./grid";
import { measureLive, type LiveMeasured } from "./live";
import { emptyScroll, measureSmall, measureTrace } from "./trace";

type Measured = { openMs: number; pan: Frames; fitPan: Frames; zoom: Frames; drag: Frames | null };

/** 30 steps of half a second each: with what the machine needs besides, about 100 of them begin or end in a second. */
const [stepMs, atOnce] = [500, 30];

const all = ["editor", "live", "waterfall"] as const;
const parts = new Set<string>(
  process.argv
    .find((each) => each.startsWith("--only="))
    ?.slice(7)
    .split(",") ?? all,
);
const strange = [...parts].filter((part) => !all.some((each) => each === part));
if (strange.length > 0) throw new Error(`there is no part ${strange.join(", ")}: --only takes ${all.join(", ")}`);

const made = z.object({ id: z.string() });
const dataDir = mkdtempSync(path.join(os.tmpdir(), "baton-bench-canvas-"));
const programs: Program[] = [];
const running: { browser?: Browser } = {};

async function main(): Promise<void> {
  await buildWeb();
  for (const name of Object.keys(process.env)) if (!(name in foreignEnvironment())) delete process.env[name];
  const database = await ensureDatabase({ dataDir });
  process.env["DATABASE_URL"] = database.url;
  await prepareDatabase(database.url);
  await ensureOwner(localPerson, "You");
  const app = await startWeb(database.url, dataDir);
  const model = await startModel(stepMs);
  programs.push(app, model, await startWorkerProcess(database.url, model.url, null));
  const browser = await chromium.launch(launchOptions());
  running.browser = browser;
  if (parts.has("editor")) await editor(browser, app.url);
  if (parts.has("live")) await live(browser, app.url);
  if (parts.has("waterfall")) await waterfall(browser, app.url);
}

async function editor(browser: Browser, app: string): Promise<void> {
  const floor = await serveFloor();
  const rows: [string, Measured][] = [];
  rows.push(["empty React Flow", await measure(browser, floor.url, ".react-flow__pane", false)]);
  for (const count of [1_000, 5_000]) {
    const answer = await fetch(`${app}/api/v1/graphs`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: app },
      body: JSON.stringify(gridGraph(count)),
    });
    const { id } = made.parse(await answer.json());
    rows.push([`${count} nodes`, await measure(browser, `${app}/graphs/${id}`, ".card, .overview", true)]);
  }
  console.log(table(rows));
  floor.server.close();
}

async function live(browser: Browser, app: string): Promise<void> {
  const moved = await measureLive(browser, app, runnableGrid(1_000, atOnce), true);
  const still = await measureLive(browser, app, fanGraph(1_000), false);
  console.log(
    liveTable([
      ["1000 nodes, moved while they run", moved],
      ["1000 at once, looked at", still],
    ]),
  );
}

async function waterfall(browser: Browser, app: string): Promise<void> {
  const empty = await emptyScroll(browser);
  const small = await measureSmall(browser, app);
  const trace = await measureTrace(browser, app, 10);
  console.log(
    `\n| waterfall | rows | open ms | all read ms | scroll |\n|---|---|---|---|---|\n| empty page | - | - | - | ${shown(empty)} |\n| run of 2 steps | 2 | ${small.toFixed(0)} | - | - |\n| run of 10,000 steps | ${trace.rows} | ${trace.openMs.toFixed(0)} | ${trace.wholeMs.toFixed(0)} | ${shown(trace.scroll)} |`,
  );
}

/** A page that has never been open; `ready` is in sight when it can be worked with. */
async function measure(in_: Browser, url: string, ready: string, hasCards: boolean): Promise<Measured> {
  // Once without counting: the server, its pages and the browser's code are warm afterwards.
  await open(in_, url, ready).then(({ page }) => page.close());
  const { page, openMs } = await open(in_, url, ready);
  if (hasCards) await readable(page);
  const found = { openMs, pan: await framesDuring(page, () => pan(page)) };
  const dragged = hasCards ? await framesDuring(page, () => drag(page)) : null;
  await page.keyboard.press("0");
  await page.waitForTimeout(500);
  const fitPan = await framesDuring(page, () => pan(page));
  const zoomed = await framesDuring(page, () => zoom(page));
  await page.close();
  return { ...found, drag: dragged, fitPan, zoom: zoomed };
}

async function open(in_: Browser, url: string, ready: string): Promise<{ page: Page; openMs: number }> {
  const page = await in_.newPage({ viewport: { width: 1440, height: 900 } });
  const begin = performance.now();
  await page.goto(url, { waitUntil: "commit" });
  await page.locator(ready).first().waitFor();
  // The page answers when a frame follows on what was drawn.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  return { page, openMs: performance.now() - begin };
}

/** Closer, until cards are drawn in place of the overview. */
async function readable(page: Page): Promise<void> {
  for (let tries = 0; tries < 40 && (await page.locator(".card").count()) === 0; tries += 1) {
    await page.keyboard.press("+");
    await page.waitForTimeout(100);
  }
}

function launchOptions() {
  const system = ["/usr/bin/chromium", "/usr/bin/google-chrome"].find((file) => existsSync(file));
  const executablePath = existsSync(chromium.executablePath()) ? undefined : system;
  return { ...(executablePath !== undefined && { executablePath }), args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] };
}

function liveTable(rows: readonly [string, LiveMeasured][]): string {
  const head = "| live run | changes of state a second | pan | pan, all in sight | zoom | longest task, ms |\n|---|---|---|---|---|---|";
  const lines = rows.map(
    ([name, { updates, ...found }]) =>
      `| ${name} | ${updates.toFixed(0)} | ${shown(found.pan)} | ${shown(found.fitPan)} | ${shown(found.zoom)} | ${found.longest.toFixed(0)} |`,
  );
  return ["", head, ...lines].join("\n");
}

function shown(frames: Frames | null): string {
  return frames === null ? "-" : `${frames.median.toFixed(1)} / ${frames.p95.toFixed(1)}`;
}

function table(rows: readonly [string, Measured][]): string {
  const head = "| | open ms | pan | drag | pan, all in sight | zoom |\n|---|---|---|---|---|---|";
  const lines = rows.map(
    ([name, found]) =>
      `| ${name} | ${found.openMs.toFixed(0)} | ${shown(found.pan)} | ${shown(found.drag)} | ${shown(found.fitPan)} | ${shown(found.zoom)} |`,
  );
  return [`Milliseconds; of frames the median and the 95th of 100. load ${(os.loadavg()[0] ?? 0).toFixed(1)}`, "", head, ...lines].join(
    "\n",
  );
}

try {
  await main();
} finally {
  await running.browser?.close();
  for (const program of programs.toReversed()) await program.stop();
  if (process.env["DATABASE_URL"] !== undefined) await pool().end();
  await halt(cluster(dataDir));
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 });
}
process.exit(0);
